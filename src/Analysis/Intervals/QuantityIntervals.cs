using Monitoring.Domain.Ledger;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Quarter hours of any quantity by the same rules as the energy ledger: missing is missing.</summary>
public static class QuantityIntervals
{
    private const double MsPerHour = 3_600_000;

    /// <summary>What a counter gained per quarter hour.</summary>
    public static IReadOnlyList<CounterInterval> OfCounter(IReadOnlyList<Sample> samples, long fromMs, long toMs)
    {
        var grid = new IntervalGrid(fromMs, toMs);
        var track = new CounterTrack(samples, grid);
        return
        [
            .. Enumerable.Range(0, grid.Count).Where(track.Knows).Select(i => new CounterInterval(
                DateTimeOffset.FromUnixTimeMilliseconds(grid.StartOf(i)),
                track.Amount(i),
                (double)track.MeasuredMs(i) / IntervalGrid.StepMs,
                track.GapMs(i) > 0 ? IntervalOrigin.CounterAcrossGap : IntervalOrigin.Measured)),
        ];
    }

    /// <summary>Mean over time, smallest and largest value of a gauge per quarter hour.</summary>
    public static IReadOnlyList<GaugeInterval> OfGauge(IReadOnlyList<Sample> samples, long fromMs, long toMs)
    {
        var grid = new IntervalGrid(fromMs, toMs);
        var track = new PowerTrack(samples, grid);
        return [.. Enumerable.Range(0, grid.Count).Where(track.Knows).Select(i => Gauge(track, grid, i))];
    }

    private static GaugeInterval Gauge(PowerTrack track, IntervalGrid grid, int i)
    {
        var mean = (track.Positive(i) - track.Negative(i)) * MsPerHour / track.KnownMs(i);
        return new GaugeInterval(
            DateTimeOffset.FromUnixTimeMilliseconds(grid.StartOf(i)),
            mean,
            Math.Min(mean, track.Min(i) ?? mean),
            Math.Max(mean, track.Max(i) ?? mean),
            (double)track.KnownMs(i) / IntervalGrid.StepMs);
    }
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
