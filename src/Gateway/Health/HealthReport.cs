using System.Text.Json.Serialization;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Mqtt;

namespace Monitoring.Gateway.Health;

/// <summary>Body of <c>/healthz</c>.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Reasons">What is wrong now, by part; empty when healthy.</param>
/// <param name="Notes">What happened and should be looked at, although everything works.</param>
/// <param name="Listen">Address of the plant's broker when the gateway is it.</param>
/// <param name="WaitingMessages">Messages not yet forwarded.</param>
/// <param name="OldestAgeSeconds">Age of the oldest of them in seconds.</param>
internal sealed record HealthReport(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("reasons")] IReadOnlyDictionary<string, string> Reasons,
    [property: JsonPropertyName("notes")] IReadOnlyList<string> Notes,
    [property: JsonPropertyName("listen")] string? Listen,
    [property: JsonPropertyName("waiting_messages")] long WaitingMessages,
    [property: JsonPropertyName("oldest_age_seconds")] double OldestAgeSeconds)
{
    internal bool IsHealthy => Reasons.Count == 0;

    internal static HealthReport Of(IServiceProvider services)
    {
        var board = services.GetRequiredService<HealthBoard>();
        var buffer = services.GetRequiredService<MessageBuffer>();
        var file = services.GetRequiredService<BufferFile>();
        board.Set(HealthPart.Buffer, file.Problem ?? (buffer.IsFull ? BrokerProblems.BufferFull : null));
        board.Set(HealthPart.Clock, services.GetRequiredService<KnownTime>().Problem);
        var reasons = Enum.GetValues<HealthPart>()
            .Where(part => board.Of(part) is not null)
            .ToDictionary(part => part.ToString().ToLowerInvariant(), part => board.Of(part)!, StringComparer.Ordinal);
        return new HealthReport(
            reasons.Count == 0 ? "healthy" : "unhealthy",
            reasons,
            [.. CollectNotes(buffer, file, services.GetRequiredService<GatewayCounters>())],
            services.GetService<PlantBroker>()?.Endpoint?.ToString(),
            buffer.State.Messages,
            GatewayMetrics.OldestAgeSeconds(buffer, services.GetRequiredService<TimeProvider>()));
    }

    private static IEnumerable<string> CollectNotes(MessageBuffer buffer, BufferFile file, GatewayCounters counters)
    {
        if (file.SetAsideCount > 0)
        {
            yield return $"{file.SetAsideCount} damaged buffer file(s) set aside beside {file.Path} since the start";
        }

        if (buffer.State.DamagedGroups > 0)
        {
            yield return $"{buffer.State.DamagedGroups} damaged group(s) of messages are left in {file.Path}";
        }

        if (Volatile.Read(ref counters.LinesLost) is > 0 and var lost)
        {
            yield return $"{lost} refused line(s) were lost since the start: the quarantine keeps the newest {RefusedTable.Limit}";
        }
    }
}
