using Monitoring.Analysis.Quality;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Meters;

/// <summary>What is known of one meter: its quantities, span, rhythm and newest values. Safe for concurrent use.</summary>
public sealed class MeterState(string site, string meter)
{
    private readonly Lock _gate = new();
    private readonly bool[] _has = new bool[QuantityCatalogue.All.Count];
    private readonly Sample?[] _latest = new Sample?[QuantityCatalogue.All.Count];
    private long _firstMs = long.MaxValue;
    private long _lastMs = long.MinValue;
    private readonly Rhythm _rhythm = new();
    private readonly SteadyValues _steady = new();
    private bool _changed;
    private int _growth;
    private int _savedGrowth = -1;

    /// <summary>Site id.</summary>
    public string Site => site;

    /// <summary>Meter id.</summary>
    public string Meter => meter;

    /// <summary>Number by which the ledger refers to it; 0 until it is saved.</summary>
    public int Id { get; private set; }

    /// <summary>Time of the oldest reading or of the first energy entered for it, Unix ms.</summary>
    public long FirstMs
    {
        get
        {
            lock (_gate)
            {
                return _firstMs;
            }
        }
    }

    /// <summary>Time of the newest reading or of the end of the last energy entered for it, Unix ms.</summary>
    public long LastMs
    {
        get
        {
            lock (_gate)
            {
                return _lastMs;
            }
        }
    }

    /// <summary>Takes note of one point.</summary>
    /// <returns>True when the meter has a quantity or an older reading that is not saved yet.</returns>
    public bool Observe(long timeMs, ReadOnlySpan<QuantityValue> values)
    {
        lock (_gate)
        {
            _rhythm.Observe(timeMs);
            _steady.Observe(timeMs, values);
            var grown = timeMs < _firstMs;
            _firstMs = Math.Min(_firstMs, timeMs);
            _lastMs = Math.Max(_lastMs, timeMs);
            _changed = true;
            foreach (var value in values)
            {
                var index = value.Quantity.Index;
                grown |= !_has[index];
                _has[index] = true;
                if (_latest[index] is not { } latest || timeMs >= latest.TimeMs)
                {
                    _latest[index] = new Sample(timeMs, value.Value);
                }
            }

            _growth += grown ? 1 : 0;
            return _growth > _savedGrowth;
        }
    }

    /// <summary>Takes note of energy that was entered or imported for a span, Unix ms: the meter exists, even if it never sends anything.</summary>
    public void Include(long firstMs, long lastMs)
    {
        lock (_gate)
        {
            _firstMs = Math.Min(_firstMs, firstMs);
            _lastMs = Math.Max(_lastMs, lastMs);
            _changed = true;
        }
    }

    /// <summary>Adds what was saved before a restart to what has been seen since.</summary>
    public void Restore(MeterRow saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        lock (_gate)
        {
            Id = saved.Id;
            _firstMs = Math.Min(_firstMs, saved.FirstMs);
            _lastMs = Math.Max(_lastMs, saved.LastMs);
            _rhythm.Restore(saved.IntervalMs);
            foreach (var name in saved.Quantities.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (QuantityCatalogue.TryGet(name.AsSpan(), out var quantity))
                {
                    _has[quantity.Index] = true;
                }
            }
        }
    }

    /// <summary>Adds the newest value that the store has of one quantity, unless a newer one has been seen.</summary>
    public void Restore(Quantity quantity, Sample newest)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        lock (_gate)
        {
            if (_latest[quantity.Index] is not { } latest || newest.TimeMs > latest.TimeMs)
            {
                _latest[quantity.Index] = newest;
                _lastMs = Math.Max(_lastMs, newest.TimeMs);
            }
        }
    }

    /// <summary>The quantities it has sent.</summary>
    public IReadOnlyList<Quantity> Quantities()
    {
        lock (_gate)
        {
            return [.. QuantityCatalogue.All.Where(q => _has[q.Index])];
        }
    }

    /// <summary>True when the meter has sent <paramref name="quantity"/>.</summary>
    public bool Has(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        lock (_gate)
        {
            return _has[quantity.Index];
        }
    }

    /// <summary>Time of the newest reading of one quantity, Unix ms; null when not known.</summary>
    public long? NewestMs(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        lock (_gate)
        {
            return _latest[quantity.Index]?.TimeMs;
        }
    }

    /// <summary>Time of the newest value known of any quantity, Unix ms; null when none is.</summary>
    public long? NewestValueMs
    {
        get
        {
            lock (_gate)
            {
                return _latest.Max(l => l?.TimeMs);
            }
        }
    }

    /// <summary>As the read API lists it.</summary>
    public MeterInfo ToInfo()
    {
        lock (_gate)
        {
            return new MeterInfo(
                site,
                meter,
                [.. QuantityCatalogue.All.Where(q => _has[q.Index]).Select(q => q.Name)],
                Time(_firstMs),
                Time(_latest.Max(l => l?.TimeMs) ?? _lastMs),
                _rhythm.IntervalMs / 1000,
                KnownUntil: Time(_lastMs));
        }
    }

    /// <summary>Since when, Unix ms, and why its power is taken to be stuck; null while there is no sign of that.</summary>
    public (long SinceMs, double PowerW, StuckReason Reason)? StuckPower()
    {
        lock (_gate)
        {
            return _steady.OfPower() is { } steady && steady.Stuck() is { } reason ? (_steady.PowerSinceMs, steady.PowerW, reason) : null;
        }
    }

    /// <summary>The newest values.</summary>
    public LatestValues ToLatest()
    {
        lock (_gate)
        {
            var values = new Dictionary<string, LatestValue>(StringComparer.Ordinal);
            foreach (var quantity in QuantityCatalogue.All)
            {
                if (_latest[quantity.Index] is { } latest)
                {
                    values[quantity.Name] = new LatestValue(DateTimeOffset.FromUnixTimeMilliseconds(latest.TimeMs), latest.Value);
                }
            }

            return new LatestValues(site, meter, _rhythm.IntervalMs / 1000, values);
        }
    }

    /// <summary>What to save, once after each change; null when nothing changed since the last call.</summary>
    internal MeterChange? TakeChanged()
    {
        lock (_gate)
        {
            if (!_changed)
            {
                return null;
            }

            _changed = false;
            return new MeterChange(this, _growth, HasGrown: _growth > _savedGrowth);
        }
    }

    /// <summary>What is to be in the table.</summary>
    internal MeterRow ToRow()
    {
        lock (_gate)
        {
            return new MeterRow
            {
                Id = Id,
                Site = site,
                Meter = meter,
                Quantities = string.Join(',', QuantityCatalogue.All.Where(q => _has[q.Index]).Select(q => q.Name)),
                FirstMs = _firstMs,
                LastMs = _lastMs,
                IntervalMs = _rhythm.IntervalMs,
            };
        }
    }

    /// <summary>Says that what was taken is saved, or could not be.</summary>
    internal void Settle(MeterChange change, bool saved)
    {
        lock (_gate)
        {
            _savedGrowth = saved ? Math.Max(_savedGrowth, change.Growth) : _savedGrowth;
            _changed |= !saved;
        }
    }

    private static DateTimeOffset? Time(long ms) => ms is long.MaxValue or long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(ms);
}

/// <summary>A change of a meter to be saved.</summary>
/// <param name="Meter">The meter.</param>
/// <param name="Growth">How often it has grown until now.</param>
/// <param name="HasGrown">True when it has a quantity or an older reading that is not saved yet.</param>
internal sealed record MeterChange(MeterState Meter, int Growth, bool HasGrown);
