using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Health;

/// <summary><c>/healthz</c>: 200 when all is well, else 503, with the reasons as JSON.</summary>
internal static class HealthEndpoint
{
    internal static IResult Answer(GatewayStatus status, GroupCommitter committer, MessageBuffer buffer, GatewayMetrics metrics)
    {
        var reasons = new List<string>();
        Add(reasons, "broker", status.Broker);
        Add(reasons, "buffer", committer.Problem);
        Add(reasons, "ingestor", status.Ingestor);
        var body = new
        {
            status = reasons.Count == 0 ? "ok" : "failing",
            reasons,
            buffer = new { messages = metrics.Depth.Messages, bytes = metrics.Depth.Bytes, oldest_age_seconds = metrics.OldestAge(), files_set_aside = buffer.SetAside },
        };
        return Results.Json(body, statusCode: reasons.Count == 0 ? 200 : 503);
    }

    private static void Add(List<string> reasons, string part, string? problem)
    {
        if (problem is not null)
        {
            reasons.Add($"{part}: {problem}");
        }
    }
}
