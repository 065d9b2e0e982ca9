using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Smallest and largest value of a gauge per quarter hour.</summary>
internal sealed class PowerRange
{
    private readonly QuarterGrid _grid;
    private readonly double[] _min;
    private readonly double[] _max;

    internal PowerRange(QuarterGrid grid)
    {
        _grid = grid;
        _min = new double[grid.Count];
        _max = new double[grid.Count];
        Array.Fill(_min, double.PositiveInfinity);
        Array.Fill(_max, double.NegativeInfinity);
    }

    /// <summary>From the samples; a quarter without a sample of its own has the value that held into it.</summary>
    internal static PowerRange OfSamples(QuarterGrid grid, ReadOnlySpan<Sample> samples, HeldSpans held)
    {
        var range = new PowerRange(grid);
        foreach (var sample in samples)
        {
            if (grid.IndexOf(sample.TimeMs) is >= 0 and var index)
            {
                range.Add(index, sample.Value);
            }
        }

        foreach (var span in held)
        {
            range.AddHeldInto(span);
        }

        return range;
    }

    internal double? MinAt(int index) => double.IsFinite(_min[index]) ? _min[index] : null;

    internal double? MaxAt(int index) => double.IsFinite(_max[index]) ? _max[index] : null;

    internal void Add(int index, double value)
    {
        _min[index] = Math.Min(_min[index], value);
        _max[index] = Math.Max(_max[index], value);
    }

    private void AddHeldInto(in HeldSpan span)
    {
        var own = _grid.IndexOf(span.StartMs);
        if (own >= 0 && own == _grid.IndexOf(span.EndMs))
        {
            return;
        }

        foreach (var (index, _) in _grid.Split(span.StartMs, span.EndMs))
        {
            if (index != own && index != _grid.IndexOf(span.NextMs))
            {
                Add(index, span.Value);
            }
        }
    }
}
