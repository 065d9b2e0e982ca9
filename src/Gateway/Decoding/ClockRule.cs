using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>Which timestamps are believed; the others give way to the arrival time, and are counted.</summary>
internal sealed class ClockRule(ClockOptions options)
{
    private const long MaxAheadMs = 5 * 60 * 1000;

    private readonly long _earliestMs = options.Earliest.ToUnixTimeMilliseconds();

    /// <summary>
    /// The time of a reading in Unix milliseconds. "Now" is the arrival: the message may have waited in the buffer for days.
    /// </summary>
    internal long Choose(long? stampMs, in StoredMessage message, Tally tally)
    {
        if (stampMs is not { } stamp)
        {
            return Without(message, tally);
        }

        // Where our own clock is known to be wrong, the meter's is the better one; a nonsense time is then refused by the Ingestor.
        if (stamp >= _earliestMs && (stamp <= message.ReceivedMs + MaxAheadMs || message.Flags.HasFlag(MessageFlags.ClockBehind)))
        {
            return stamp;
        }

        tally.Add(Reason.TimestampOutOfRange, message);
        return Without(message, tally);
    }

    /// <summary>The time of a reading that has none of its own.</summary>
    internal static long Without(in StoredMessage message, Tally tally)
    {
        if (message.Flags.HasFlag(MessageFlags.WaitedRepeat))
        {
            tally.Add(Reason.BacklogWithoutTime, message);
        }

        return message.TimeMs;
    }
}
