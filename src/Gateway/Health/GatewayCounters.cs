using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Health;

/// <summary>What the gateway has counted since its start. Fields, so that the hot path adds to them without a look-up.</summary>
internal sealed class GatewayCounters
{
    /// <summary>Messages taken from the broker or from publishers.</summary>
    internal long MessagesReceived;

    /// <summary>Messages acknowledged, each after it was on disk.</summary>
    internal long MessagesAcknowledged;

    /// <summary>QoS 0 messages dropped because the buffer was full or the disk was behind.</summary>
    internal long MessagesDropped;

    /// <summary>Groups written.</summary>
    internal long GroupsCommitted;

    /// <summary>Groups that could not be written; none of their messages was acknowledged.</summary>
    internal long CommitsFailed;

    /// <summary>Lines the Ingestor has stored.</summary>
    internal long LinesForwarded;

    /// <summary>Lines the Ingestor refused for good; in quarantine.</summary>
    internal long LinesRefused;

    /// <summary>Refused lines that had to leave the quarantine for newer ones.</summary>
    internal long LinesLost;

    /// <summary>Requests that have to be repeated.</summary>
    internal long RequestsFailed;

    /// <summary>When a request last succeeded, Unix milliseconds; 0 if never.</summary>
    internal long LastSuccessMs;

    private readonly long[] _undecodable = new long[ReasonWords.Count];

    internal void Undecodable(Reason reason, long count = 1) => Interlocked.Add(ref _undecodable[(int)reason], count);

    internal long UndecodableOf(Reason reason) => Interlocked.Read(ref _undecodable[(int)reason]);
}
