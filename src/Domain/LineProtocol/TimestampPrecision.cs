namespace Monitoring.Domain.LineProtocol;

/// <summary>Unit of the timestamps in a line-protocol body.</summary>
public enum TimestampPrecision
{
    /// <summary>Nanoseconds, the default of the InfluxDB write API.</summary>
    Nanoseconds,

    /// <summary>Microseconds.</summary>
    Microseconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,
}
