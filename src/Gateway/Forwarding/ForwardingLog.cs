namespace Monitoring.Gateway.Forwarding;

internal static partial class ForwardingLog
{
    [LoggerMessage(20, LogLevel.Warning, "Not forwarded: {Problem}; next attempt in {Seconds:0.0} s, {Waiting} messages wait")]
    internal static partial void IngestorAway(this ILogger logger, string problem, double seconds, long waiting);

    [LoggerMessage(21, LogLevel.Information, "The Ingestor at {Url} takes readings again")]
    internal static partial void IngestorBack(this ILogger logger, string url);

    [LoggerMessage(22, LogLevel.Warning, "{Count} lines were refused for good and are in quarantine; the first because {Reason}: {Line}")]
    internal static partial void LinesQuarantined(this ILogger logger, int count, string reason, string line);

    [LoggerMessage(23, LogLevel.Error, "The buffer could not be read; next attempt in {Seconds:0.0} s")]
    internal static partial void BufferUnreadable(this ILogger logger, Exception exception, double seconds);
}
