using System.Diagnostics.Metrics;
using Monitoring.Domain.LineProtocol;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Writing;

namespace Monitoring.Ingestor.Health;

/// <summary>The Ingestor's counters, and the last refused lines as samples.</summary>
public sealed class IngestorMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Monitoring.Ingestor";

    private const int KeptSamples = 20;

    private readonly Counter<long> _points;
    private readonly Counter<long> _values;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _putOff;
    private readonly Queue<RefusedLine> _samples = new();

    /// <summary>Creates the instruments.</summary>
    public IngestorMetrics(IMeterFactory factory, LedgerQueue queue, LedgerWorker ledger, WriteGate gate)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var meter = factory.Create(MeterName);
        _points = meter.CreateCounter<long>("ingestor_points", description: "Points stored");
        _values = meter.CreateCounter<long>("ingestor_values", description: "Values stored");
        _refused = meter.CreateCounter<long>("ingestor_refused_lines", description: "Lines refused, by reason");
        _putOff = meter.CreateCounter<long>("ingestor_writes_put_off", description: "Writes asked to come again, by status");
        meter.CreateObservableGauge("ingestor_writes_inside", () => gate.Inside, description: "Writes being handled");
        meter.CreateObservableGauge("ingestor_ledger_waiting", () => queue.Count, description: "Spans of the ledger that wait to be recomputed");
        meter.CreateObservableCounter("ingestor_ledger_recomputed", () => ledger.Recomputed, description: "Spans of the ledger recomputed");
        meter.CreateObservableGauge("ingestor_ledger_lag", () => ledger.Lag.TotalSeconds, "s", "Age of the oldest mark that is being worked off");
        meter.CreateObservableGauge("ingestor_ledger_failing", () => ledger.Problems.Count, description: "Meters whose ledger cannot be recomputed");
    }

    /// <summary>Counts a write that was asked to come again.</summary>
    public void PutOff(int status) => _putOff.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>Counts one handled write.</summary>
    public void Written(int points, int values, RefusedLines refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        _points.Add(points);
        _values.Add(values);
        foreach (var line in refused.Listed)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("reason", ReasonWord(line.Reason)));
        }

        if (refused.Count > refused.Listed.Count)
        {
            _refused.Add(refused.Count - refused.Listed.Count, new KeyValuePair<string, object?>("reason", "not_listed"));
        }

        lock (_samples)
        {
            foreach (var line in refused.Listed)
            {
                _samples.Enqueue(line);
                if (_samples.Count > KeptSamples)
                {
                    _samples.Dequeue();
                }
            }
        }
    }

    /// <summary>The newest refused lines.</summary>
    public IReadOnlyList<RefusedLine> Samples()
    {
        lock (_samples)
        {
            return [.. _samples];
        }
    }

    // The reason up to the first quoted detail, so that the label has few values.
    private static string ReasonWord(string reason)
    {
        var end = reason.AsSpan().IndexOfAny(":;('");
        return (end < 0 ? reason : reason[..end]).Trim().Replace(' ', '_');
    }
}
