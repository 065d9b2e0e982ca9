using System.Diagnostics.Metrics;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Health;

/// <summary>Publishes the counters. The meter comes from the host's own factory, because several hosts may share a process.</summary>
internal sealed class GatewayMetrics
{
    internal const string MeterName = "Monitoring.Gateway";

    public GatewayMetrics(IMeterFactory factory, GatewayCounters counters, MessageBuffer buffer, BufferFile file, HealthBoard health, TimeProvider time)
    {
        var meter = factory.Create(MeterName);
        Count(meter, "gateway.messages.received", "Messages taken", () => Volatile.Read(ref counters.MessagesReceived));
        Count(meter, "gateway.messages.acknowledged", "Messages acknowledged after they were on disk", () => Volatile.Read(ref counters.MessagesAcknowledged));
        Count(meter, "gateway.messages.dropped", "QoS 0 messages dropped because the buffer was full or the disk behind", () => Volatile.Read(ref counters.MessagesDropped));
        Count(meter, "gateway.groups.committed", "Groups written to disk", () => Volatile.Read(ref counters.GroupsCommitted));
        Count(meter, "gateway.commits.failed", "Groups that could not be written", () => Volatile.Read(ref counters.CommitsFailed));
        Count(meter, "gateway.lines.forwarded", "Lines stored by the Ingestor", () => Volatile.Read(ref counters.LinesForwarded));
        Count(meter, "gateway.lines.refused", "Lines refused for good", () => Volatile.Read(ref counters.LinesRefused));
        Count(meter, "gateway.quarantine.dropped", "Refused lines that left the quarantine for newer ones: lost", () => Volatile.Read(ref counters.LinesLost));
        Count(meter, "gateway.requests.failed", "Requests that have to be repeated", () => Volatile.Read(ref counters.RequestsFailed));
        Count(meter, "gateway.buffer.files_set_aside", "Damaged buffer files set aside", () => file.SetAsideCount);
        meter.CreateObservableCounter("gateway.undecodable", () => Undecodable(counters), description: "Messages or values that did not become readings, by reason");
        Level(meter, "gateway.broker_connected", null, "1 while subscribed at the broker, or listening as it", () => health.Of(HealthPart.Broker) is null ? 1 : 0);
        Level(meter, "gateway.buffer.messages", null, "Messages waiting", () => buffer.State.Messages);
        Level(meter, "gateway.buffer.size", "By", "Bytes waiting on disk", () => buffer.State.PackedBytes);
        Level(meter, "gateway.buffer.damaged_groups", null, "Groups that cannot be read", () => buffer.State.DamagedGroups);
        Level(meter, "gateway.buffer.oldest_age", "s", "Age of the oldest waiting message", () => OldestAgeSeconds(buffer, time));
        Level(meter, "gateway.last_success", "s", "Unix time of the last stored request; 0 if never", () => Volatile.Read(ref counters.LastSuccessMs) / 1000.0);
    }

    /// <summary>Seconds; 0 when nothing waits.</summary>
    internal static double OldestAgeSeconds(MessageBuffer buffer, TimeProvider time)
    {
        var state = buffer.State;
        return state.Messages == 0 ? 0 : Math.Max(0, (time.GetUtcNow().ToUnixTimeMilliseconds() - state.OldestMs) / 1000.0);
    }

    private static void Count(Meter meter, string name, string description, Func<long> read) =>
        meter.CreateObservableCounter(name, read, description: description);

    private static void Level(Meter meter, string name, string? unit, string description, Func<double> read) =>
        meter.CreateObservableGauge(name, read, unit, description);

    private static IEnumerable<Measurement<long>> Undecodable(GatewayCounters counters) =>
        Enum.GetValues<Reason>().Select(r => new Measurement<long>(counters.UndecodableOf(r), KeyValuePair.Create<string, object?>("reason", r.Word())));
}
