using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Smallest and largest value of a gauge per quarter hour.</summary>
internal sealed class PowerRange
{
    private readonly double[] _min;
    private readonly double[] _max;

    private PowerRange(QuarterGrid grid)
    {
        _min = new double[grid.Count];
        _max = new double[grid.Count];
        Array.Fill(_min, double.PositiveInfinity);
        Array.Fill(_max, double.NegativeInfinity);
    }

    /// <summary>From the samples; a quarter without a sample of its own has the value that held into it.</summary>
    internal static PowerRange OfSamples(QuarterGrid grid, ReadOnlySpan<Sample> samples, List<HeldSpan> held)
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
            var own = grid.IndexOf(span.StartMs);
            foreach (var (index, _) in grid.Split(span.StartMs, span.EndMs))
            {
                if (index != own && range.MinAt(index) is null)
                {
                    range.Add(index, span.Value);
                }
            }
        }

        return range;
    }

    /// <summary>From the slopes of a counter: each counts in every quarter it touches.</summary>
    internal static PowerRange OfSlopes(QuarterGrid grid, List<HeldSpan> slopes)
    {
        var range = new PowerRange(grid);
        foreach (var span in slopes)
        {
            foreach (var (index, _) in grid.Split(span.StartMs, span.EndMs))
            {
                range.Add(index, span.Value);
            }
        }

        return range;
    }

    internal double? MinAt(int index) => double.IsFinite(_min[index]) ? _min[index] : null;

    internal double? MaxAt(int index) => double.IsFinite(_max[index]) ? _max[index] : null;

    private void Add(int index, double value)
    {
        _min[index] = Math.Min(_min[index], value);
        _max[index] = Math.Max(_max[index], value);
    }
}
