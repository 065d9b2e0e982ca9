using Monitoring.Analysis.Quality;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Meters;

/// <summary>
/// Notices since when each value of a meter has been the same to the last digit, for <see cref="SteadyPower"/>. Begins anew with the
/// process. Not safe for concurrent use.
/// </summary>
public sealed class SteadyValues
{
    private static readonly int Power = QuantityCatalogue.ActivePower.Index;
    private static readonly int Import = QuantityCatalogue.EnergyImport.Index;
    private static readonly int Export = QuantityCatalogue.EnergyExport.Index;

    private readonly long[] _sinceMs = new long[QuantityCatalogue.All.Count];
    private readonly double[] _value = new double[QuantityCatalogue.All.Count];
    private readonly bool[] _has = new bool[QuantityCatalogue.All.Count];
    private long _newestMs;
    private int _samples;
    private double _importAtChange;
    private double _exportAtChange;

    /// <summary>Takes note of one point. Points older than the newest change nothing.</summary>
    /// <param name="timeMs">Time, Unix ms.</param>
    /// <param name="values">Values.</param>
    public void Observe(long timeMs, ReadOnlySpan<QuantityValue> values)
    {
        if (timeMs < _newestMs)
        {
            return;
        }

        _newestMs = timeMs;
        var powerChanged = false;
        foreach (var (quantity, value) in values)
        {
            var index = quantity.Index;
            if (!_has[index] || !value.Equals(_value[index]))
            {
                // A counter that is heard of only now has counted nothing yet since the power changed.
                _importAtChange = index == Import && !_has[index] ? value : _importAtChange;
                _exportAtChange = index == Export && !_has[index] ? value : _exportAtChange;
                (_sinceMs[index], _value[index], _has[index]) = (timeMs, value, true);
                powerChanged |= index == Power;
            }

            _samples += index == Power ? 1 : 0;
        }

        if (powerChanged)
        {
            (_samples, _importAtChange, _exportAtChange) = (1, _value[Import], _value[Export]);
        }
    }

    /// <summary>How long the power has been the same; null where none is sent.</summary>
    public SteadyPower? OfPower()
    {
        if (!_has[Power])
        {
            return null;
        }

        long? othersMs = null;
        foreach (var quantity in QuantityCatalogue.All)
        {
            if (_has[quantity.Index] && quantity.Kind == QuantityKind.Gauge && quantity.Index != Power)
            {
                othersMs = Math.Max(othersMs ?? 0, _sinceMs[quantity.Index]);
            }
        }

        return new SteadyPower(
            _value[Power],
            TimeSpan.FromMilliseconds(_newestMs - _sinceMs[Power]),
            _samples,
            _has[Import] ? _value[Import] - _importAtChange - (_value[Export] - _exportAtChange) : null,
            othersMs is { } ms ? TimeSpan.FromMilliseconds(_newestMs - ms) : null);
    }

    /// <summary>Since when the power has been the same, Unix ms.</summary>
    public long PowerSinceMs => _sinceMs[Power];
}
