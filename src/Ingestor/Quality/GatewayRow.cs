namespace Monitoring.Ingestor.Quality;

/// <summary>What is known of the writer behind a key.</summary>
public sealed class GatewayRow
{
    /// <summary>Number of the key.</summary>
    public int Key { get; set; }

    /// <summary>Site id.</summary>
    public required string Site { get; set; }

    /// <summary>When it last wrote, Unix ms by the Ingestor's clock.</summary>
    public long LastWriteMs { get; set; }

    /// <summary>Messages that it had not forwarded yet; null where it does not say.</summary>
    public long? WaitingMessages { get; set; }

    /// <summary>Age of the oldest of them, ms.</summary>
    public long? OldestAgeMs { get; set; }

    /// <summary>Its clock less the Ingestor's, ms.</summary>
    public long? ClockOffsetMs { get; set; }
}
