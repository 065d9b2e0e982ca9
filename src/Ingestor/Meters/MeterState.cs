using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Meters;

/// <summary>What is known of one meter: its quantities, span, rhythm and newest values. Safe for concurrent use.</summary>
public sealed class MeterState(string site, string meter)
{
    // Fast enough to follow a meter that changes from a bulk upload to live within some tens of readings.
    private const double RhythmWeight = 0.2;

    private readonly Lock _gate = new();
    private readonly Sample?[] _latest = new Sample?[QuantityCatalogue.All.Count];
    private long _firstMs = long.MaxValue;
    private long _lastMs = long.MinValue;
    private double? _intervalMs;
    private bool _changed;

    /// <summary>Site id.</summary>
    public string Site => site;

    /// <summary>Meter id.</summary>
    public string Meter => meter;

    /// <summary>Takes note of one point.</summary>
    public void Observe(long timeMs, ReadOnlySpan<QuantityValue> values)
    {
        lock (_gate)
        {
            if (_lastMs != long.MinValue && timeMs > _lastMs)
            {
                double gap = timeMs - _lastMs;
                _intervalMs = _intervalMs is { } known ? known + (RhythmWeight * (gap - known)) : gap;
            }

            _firstMs = Math.Min(_firstMs, timeMs);
            _lastMs = Math.Max(_lastMs, timeMs);
            _changed = true;
            foreach (var value in values)
            {
                if (_latest[value.Quantity.Index] is not { } latest || timeMs >= latest.TimeMs)
                {
                    _latest[value.Quantity.Index] = new Sample(timeMs, value.Value);
                }
            }
        }
    }

    /// <summary>Restores what was saved before a restart.</summary>
    public void Restore(long firstMs, long lastMs, double? intervalMs, IEnumerable<KeyValuePair<Quantity, Sample>> latest)
    {
        ArgumentNullException.ThrowIfNull(latest);
        lock (_gate)
        {
            (_firstMs, _lastMs, _intervalMs) = (firstMs, lastMs, intervalMs);
            foreach (var (quantity, sample) in latest)
            {
                _latest[quantity.Index] = sample;
            }
        }
    }

    /// <summary>The quantities it has sent.</summary>
    public IReadOnlyList<Quantity> Quantities()
    {
        lock (_gate)
        {
            return [.. QuantityCatalogue.All.Where(q => _latest[q.Index] is not null)];
        }
    }

    /// <summary>True when the meter has sent <paramref name="quantity"/>.</summary>
    public bool Has(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        lock (_gate)
        {
            return _latest[quantity.Index] is not null;
        }
    }

    /// <summary>As the read API lists it.</summary>
    public MeterInfo ToInfo()
    {
        var quantities = Quantities();
        lock (_gate)
        {
            return new MeterInfo(
                site, meter, [.. quantities.Select(q => q.Name)], Time(_firstMs), Time(_lastMs), _intervalMs / 1000);
        }
    }

    /// <summary>The newest values.</summary>
    public LatestValues ToLatest()
    {
        lock (_gate)
        {
            var values = QuantityCatalogue.All.Where(q => _latest[q.Index] is not null).ToDictionary(
                q => q.Name,
                q => new LatestValue(Time(_latest[q.Index]!.Value.TimeMs)!.Value, _latest[q.Index]!.Value.Value),
                StringComparer.Ordinal);
            return new LatestValues(site, meter, _intervalMs / 1000, values);
        }
    }

    /// <summary>True once after each change since the last call.</summary>
    public bool TakeChanged()
    {
        lock (_gate)
        {
            (var changed, _changed) = (_changed, false);
            return changed;
        }
    }

    private static DateTimeOffset? Time(long ms) => ms is long.MaxValue or long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
