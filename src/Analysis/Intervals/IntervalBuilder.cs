using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Builds the ledger's quarter hours of one meter from its samples. Pure: no clock, no store; the same samples in any order give
/// the same intervals. The rules are in README.md beside this file.
/// </summary>
public static class IntervalBuilder
{
    /// <summary>
    /// The intervals that overlap [<paramref name="fromMs"/>, <paramref name="toMs"/>) and in which something is known, ascending.
    /// To be complete at its edges the samples must reach to the neighbours of each quantity outside the span.
    /// </summary>
    /// <param name="samples">The meter's samples.</param>
    /// <param name="fromMs">Start, Unix ms UTC; extended down to a quarter hour.</param>
    /// <param name="toMs">End, Unix ms UTC, exclusive; extended up to a quarter hour.</param>
    /// <param name="facts">What else is known of the meter; nothing when null.</param>
    public static IReadOnlyList<LedgerInterval> Build(MeterSamples samples, long fromMs, long toMs, MeterFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        facts ??= MeterFacts.None;
        var grid = new QuarterGrid(fromMs, toMs);
        var import = SampleOrder.Ascending(facts.ImportIncludesExport ? MixedDirections.ImportOf(samples.EnergyImport, samples.EnergyExport) : samples.EnergyImport);
        var export = SampleOrder.Ascending(samples.EnergyExport);
        var power = SampleOrder.Ascending(samples.ActivePower);
        var lag = SampleOrder.Ascending(samples.ReactiveLag);
        var lead = SampleOrder.Ascending(samples.ReactiveLead);
        var reactivePower = SampleOrder.Ascending(samples.ReactivePower);
        var newest = Math.Max(
            Math.Max(NewestMs(import), Math.Max(NewestMs(export), NewestMs(power))), Math.Max(NewestMs(lag), Math.Max(NewestMs(lead), NewestMs(reactivePower))));

        var (active, reactive, slopes) = (new Flow(grid), new Flow(grid), new CounterSlopes(grid));
        active.Forward.Count(import, QuantityCatalogue.EnergyImport, new(power, sign: 1), facts, slopes);
        active.Backward.Count(export, QuantityCatalogue.EnergyExport, new(power, sign: -1), facts);
        active.AddHeld(new HeldSpans(power, newest));
        reactive.Forward.Count(lag, QuantityCatalogue.ReactiveEnergyLag, new(reactivePower, sign: 1), facts);
        reactive.Backward.Count(lead, QuantityCatalogue.ReactiveEnergyLead, new(reactivePower, sign: -1), facts);
        reactive.AddHeld(new HeldSpans(reactivePower, newest));
        var range = PowerRange.OfSamples(grid, power, new HeldSpans(power, newest));

        var intervals = new List<LedgerInterval>();
        for (var i = 0; i < grid.Count; i++)
        {
            if (active.Main(i).IsKnown || reactive.Main(i).IsKnown)
            {
                intervals.Add(Interval(grid.StartOf(i), i, active, reactive, range, slopes.Range));
            }
        }

        return intervals;
    }

    private static LedgerInterval Interval(DateTimeOffset start, int i, Flow active, Flow reactive, PowerRange range, PowerRange slopes)
    {
        var (import, export) = (active.Forward.Quarters[i], active.Backward.Quarters[i]);
        var main = active.Main(i).IsKnown ? active.Main(i) : reactive.Main(i);
        double? mean = active.Main(i).IsKnown ? import.Mean - export.Mean : null;
        var (min, max) = (range.MinAt(i), range.MaxAt(i));
        if (min is null && export.Amount is null or 0)
        {
            (min, max) = OfSlopes(slopes, i, import.Origin == IntervalOrigin.Measured ? mean : null);
        }

        return new LedgerInterval(start)
        {
            EnergyImportWh = import.Amount,
            EnergyExportWh = export.Amount,
            MeanW = mean,
            MinW = min,
            MaxW = max,
            ReactiveLagVarh = reactive.Forward.Quarters[i].Amount,
            ReactiveLeadVarh = reactive.Backward.Quarters[i].Amount,
            Coverage = main.Coverage,
            Origin = main.Origin,
        };
    }

    // A mean lies between least and greatest, also where the slope that says so is none to go by.
    private static (double? Min, double? Max) OfSlopes(PowerRange slopes, int i, double? mean) => slopes.MinAt(i) is { } min
        ? (Math.Min(min, mean ?? min), Math.Max(slopes.MaxAt(i)!.Value, mean ?? min))
        : (null, null);

    private static long NewestMs(ReadOnlySpan<Sample> ascending) => ascending.Length > 0 ? ascending[^1].TimeMs : long.MinValue;
}
