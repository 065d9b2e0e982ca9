using System.Diagnostics.Metrics;
using Monitoring.Domain.LineProtocol;

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
    private readonly Queue<RefusedLine> _samples = new();

    /// <summary>Creates the instruments.</summary>
    public IngestorMetrics(IMeterFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        var meter = factory.Create(MeterName);
        _points = meter.CreateCounter<long>("ingestor_points", description: "Points stored");
        _values = meter.CreateCounter<long>("ingestor_values", description: "Values stored");
        _refused = meter.CreateCounter<long>("ingestor_refused_lines", description: "Lines refused, by reason");
    }

    /// <summary>Counts one handled write.</summary>
    public void Written(int points, int values, IReadOnlyCollection<RefusedLine> refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        _points.Add(points);
        _values.Add(values);
        foreach (var line in refused)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("reason", ReasonWord(line.Reason)));
        }

        lock (_samples)
        {
            foreach (var line in refused)
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
