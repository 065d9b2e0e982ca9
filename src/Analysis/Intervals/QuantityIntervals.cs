using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Quarter hours of any quantity by the same rules as the energy ledger: missing is missing.</summary>
public static class QuantityIntervals
{
    /// <summary>What a counter gained per quarter hour.</summary>
    public static IReadOnlyList<CounterInterval> OfCounter(
        IReadOnlyList<Sample> samples, Quantity counter, long fromMs, long toMs, MeterFacts? facts = null)
    {
        var grid = new QuarterGrid(fromMs, toMs);
        var counted = new Direction(grid);
        counted.Count(SampleOrder.Ascending(samples), counter, new CountedPower([], sign: 1), facts ?? MeterFacts.None);
        var intervals = new List<CounterInterval>();
        for (var i = 0; i < grid.Count; i++)
        {
            var quarter = counted.Quarters[i];
            if (quarter.Amount is { } amount)
            {
                intervals.Add(new CounterInterval(grid.StartOf(i), amount, quarter.Coverage, quarter.Origin));
            }
        }

        return intervals;
    }

    /// <summary>Mean over time, smallest and largest value of a gauge per quarter hour.</summary>
    public static IReadOnlyList<GaugeInterval> OfGauge(IReadOnlyList<Sample> samples, long fromMs, long toMs)
    {
        var grid = new QuarterGrid(fromMs, toMs);
        var ordered = SampleOrder.Ascending(samples);
        var held = new HeldSpans(ordered, ordered.Length == 0 ? long.MinValue : ordered[^1].TimeMs);
        var range = PowerRange.OfSamples(grid, ordered, held);
        var sums = new double[grid.Count];
        var known = new long[grid.Count];
        foreach (var span in held)
        {
            foreach (var (index, ms) in grid.Split(span.StartMs, span.EndMs))
            {
                sums[index] += span.Value * ms;
                known[index] += ms;
            }
        }

        var intervals = new List<GaugeInterval>();
        for (var i = 0; i < grid.Count; i++)
        {
            if (known[i] > 0)
            {
                intervals.Add(Gauge(grid.StartOf(i), sums[i] / known[i], range, i, (double)known[i] / LedgerInterval.StepMs));
            }
        }

        return intervals;
    }

    // A value held from before the quarter weighs in the mean without being a sample of it.
    private static GaugeInterval Gauge(DateTimeOffset start, double mean, PowerRange range, int i, double coverage) =>
        new(start, mean, Math.Min(mean, range.MinAt(i) ?? mean), Math.Max(mean, range.MaxAt(i) ?? mean), coverage);
}

/// <summary>A counter's quarter hour.</summary>
/// <param name="Start">Start, UTC.</param>
/// <param name="Delta">Gain in the counter's unit, not negative.</param>
/// <param name="Coverage">Measured share, 0 to 1.</param>
/// <param name="Origin">Measured, or counter across a gap.</param>
public sealed record CounterInterval(DateTimeOffset Start, double Delta, double Coverage, IntervalOrigin Origin);

/// <summary>A gauge's quarter hour.</summary>
/// <param name="Start">Start, UTC.</param>
/// <param name="Mean">Mean over the known time.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Coverage">Known share, 0 to 1.</param>
public sealed record GaugeInterval(DateTimeOffset Start, double Mean, double Min, double Max, double Coverage);
