using System.Diagnostics.Metrics;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Health;

/// <summary>The Gateway's counters and levels.</summary>
public sealed class GatewayMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Monitoring.Gateway";

    private readonly TimeProvider _time;
    private readonly Counter<long> _received;
    private readonly Counter<long> _acknowledged;
    private readonly Counter<long> _points;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _notDecoded;
    private long _lastSuccess;

    /// <summary>Creates the instruments.</summary>
    public GatewayMetrics(IMeterFactory factory, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        _lastSuccess = time.GetTimestamp();
        var meter = factory.Create(MeterName);
        _received = meter.CreateCounter<long>("gateway_messages_received", description: "Messages received");
        _acknowledged = meter.CreateCounter<long>("gateway_messages_acknowledged", description: "Messages acknowledged after they were on disk");
        _points = meter.CreateCounter<long>("gateway_points_forwarded", description: "Points that the Ingestor has answered for");
        _refused = meter.CreateCounter<long>("gateway_lines_refused", description: "Lines that the Ingestor refused for ever");
        _notDecoded = meter.CreateCounter<long>("gateway_messages_not_decoded", description: "Messages with something that no definition understands, by reason");
        meter.CreateObservableGauge("gateway_broker_connected", () => BrokerConnected ? 1 : 0, description: "1 while connected to the broker, or listening");
        meter.CreateObservableGauge("gateway_buffer_messages", () => Depth.Messages, description: "Messages waiting on disk");
        meter.CreateObservableGauge("gateway_buffer_bytes", () => Depth.Bytes, description: "Compressed bytes waiting on disk");
        meter.CreateObservableGauge("gateway_buffer_oldest_age_seconds", OldestAge, description: "Age of the oldest waiting message");
        meter.CreateObservableGauge(
            "gateway_seconds_since_last_success", () => time.GetElapsedTime(Interlocked.Read(ref _lastSuccess)).TotalSeconds,
            description: "Time since the Ingestor last answered for a batch");
    }

    /// <summary>Whether messages can arrive.</summary>
    public bool BrokerConnected { get; set; }

    /// <summary>What waited on disk a moment ago.</summary>
    public BufferDepth Depth { get; set; } = new(0, 0, null);

    /// <summary>Age of the oldest waiting message in seconds; 0 when none waits.</summary>
    public double OldestAge() => Depth.OldestMs is { } oldest ? (_time.GetUtcNow().ToUnixTimeMilliseconds() - oldest) / 1000.0 : 0;

    /// <summary>Counts a received message.</summary>
    public void Received() => _received.Add(1);

    /// <summary>Counts an acknowledged message.</summary>
    public void Acknowledged() => _acknowledged.Add(1);

    /// <summary>Counts lines refused for ever.</summary>
    public void Refused(int lines) => _refused.Add(lines);

    /// <summary>Counts a message that was not decoded.</summary>
    public void NotDecoded(string reason, long count = 1) => _notDecoded.Add(count, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Counts a batch that is done with.</summary>
    public void Forwarded(int points, DecodeReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _points.Add(points);
        Interlocked.Exchange(ref _lastSuccess, _time.GetTimestamp());
        foreach (var (reason, count) in report.Counts)
        {
            NotDecoded(reason, count);
        }
    }
}
