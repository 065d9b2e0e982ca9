namespace Monitoring.Gateway.Forwarding;

internal static partial class ForwardingLog
{
    [LoggerMessage(19, LogLevel.Information, "Forwarding to {Url}, at most {Lines} lines a request, after at most {MaxAgeMs} ms")]
    internal static partial void Forwarding(this ILogger logger, string url, int lines, int maxAgeMs);

    [LoggerMessage(20, LogLevel.Warning, "Not forwarded: {Problem}; next attempt in {Seconds:0.0} s, {Waiting} messages wait")]
    internal static partial void IngestorAway(this ILogger logger, string problem, double seconds, long waiting);

    [LoggerMessage(21, LogLevel.Information, "The Ingestor at {Url} takes readings again")]
    internal static partial void IngestorBack(this ILogger logger, string url);

    [LoggerMessage(22, LogLevel.Warning, "{Count} lines were refused for good and are in quarantine; the first because {Reason}: {Line}")]
    internal static partial void LinesQuarantined(this ILogger logger, int count, string reason, string line);

    [LoggerMessage(23, LogLevel.Error, "Forwarding failed; nothing is lost, next attempt in {Seconds:0.0} s")]
    internal static partial void ForwardingFailed(this ILogger logger, Exception exception, double seconds);
}
