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
    /// <summary>A counter's slope tells power only over this long; over less, its resolution shows instead.</summary>
    private const long ShortestSlopeMs = 60_000;

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
        var powerSamples = SampleOrder.Ascending(samples.ActivePower);
        var newest = NewestMs(samples);
        var power = HeldSpans.Of(powerSamples, newest);
        var import = CounterSpans.Of(samples.EnergyImport, QuantityCatalogue.EnergyImport, powerSamples, facts);
        var active = new Flow(grid, import, CounterSpans.Of(samples.EnergyExport, QuantityCatalogue.EnergyExport, powerSamples, facts), power);
        var reactivePower = SampleOrder.Ascending(samples.ReactivePower);
        var reactive = new Flow(
            grid,
            CounterSpans.Of(samples.ReactiveLag, QuantityCatalogue.ReactiveEnergyLag, reactivePower, facts),
            CounterSpans.Of(samples.ReactiveLead, QuantityCatalogue.ReactiveEnergyLead, reactivePower, facts),
            HeldSpans.Of(reactivePower, newest));
        var range = PowerRange.OfSamples(grid, powerSamples, power);
        var slopes = PowerRange.OfSlopes(grid, Slopes(import));

        var intervals = new List<LedgerInterval>();
        for (var i = 0; i < grid.Count; i++)
        {
            if (active.Main(i).IsKnown || reactive.Main(i).IsKnown)
            {
                intervals.Add(Interval(grid.StartOf(i), i, active, reactive, range, slopes));
            }
        }

        return intervals;
    }

    private static LedgerInterval Interval(DateTimeOffset start, int i, Flow active, Flow reactive, PowerRange range, PowerRange slopes)
    {
        var (import, export) = (active.Forward[i], active.Backward[i]);
        var main = active.Main(i).IsKnown ? active.Main(i) : reactive.Main(i);
        var importOnly = export.Amount is null or 0;
        return new LedgerInterval(start)
        {
            EnergyImportWh = import.Amount,
            EnergyExportWh = export.Amount,
            MeanW = active.Main(i).IsKnown ? import.Mean - export.Mean : null,
            MinW = range.MinAt(i) ?? (importOnly ? slopes.MinAt(i) : null),
            MaxW = range.MaxAt(i) ?? (importOnly ? slopes.MaxAt(i) : null),
            ReactiveLagVarh = reactive.Forward[i].Amount,
            ReactiveLeadVarh = reactive.Backward[i].Amount,
            Coverage = main.Coverage,
            Origin = main.Origin,
        };
    }

    private static List<HeldSpan> Slopes(List<CounterSpan> spans)
    {
        var slopes = new List<HeldSpan>();
        foreach (var span in spans)
        {
            var length = span.EndMs - span.StartMs;
            if (!span.AcrossGap && length >= ShortestSlopeMs)
            {
                slopes.Add(new HeldSpan(span.StartMs, span.EndMs, span.Amount * 3_600_000 / length));
            }
        }

        return slopes;
    }

    private static long NewestMs(MeterSamples samples)
    {
        var newest = long.MinValue;
        foreach (var list in (ReadOnlySpan<IReadOnlyList<Sample>>)
            [samples.EnergyImport, samples.EnergyExport, samples.ReactiveLag, samples.ReactiveLead, samples.ActivePower, samples.ReactivePower])
        {
            foreach (var sample in list)
            {
                newest = Math.Max(newest, sample.TimeMs);
            }
        }

        return newest;
    }
}
