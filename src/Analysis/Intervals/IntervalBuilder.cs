using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Intervals;

/// <summary>Builds the ledger's quarter hours of one meter from its samples. Pure; the same samples in any order give the same intervals.</summary>
public static class IntervalBuilder
{
    private const double MsPerHour = 3_600_000;

    /// <summary>
    /// The intervals that overlap [<paramref name="fromMs"/>, <paramref name="toMs"/>) and in which something is known.
    /// Energy comes from the counters; only where no energy counter is known is power integrated. To be complete at its edges
    /// the samples must reach to the last reading before and the first reading after the span.
    /// </summary>
    /// <param name="samples">The meter's samples.</param>
    /// <param name="fromMs">Start, Unix ms UTC; extended down to a quarter hour.</param>
    /// <param name="toMs">End, Unix ms UTC, exclusive; extended up to a quarter hour.</param>
    public static IReadOnlyList<LedgerInterval> Build(MeterSamples samples, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var grid = new IntervalGrid(fromMs, toMs);
        var import = new CounterTrack(samples.EnergyImport, grid);
        var export = new CounterTrack(samples.EnergyExport, grid);
        var lag = new CounterTrack(samples.ReactiveLag, grid);
        var lead = new CounterTrack(samples.ReactiveLead, grid);
        var power = new PowerTrack(samples.ActivePower, grid);
        var reactive = new PowerTrack(samples.ReactivePower, grid);
        var intervals = new List<LedgerInterval>(grid.Count);
        for (var i = 0; i < grid.Count; i++)
        {
            var counted = import.Knows(i) || export.Knows(i);
            if (!counted && !power.Knows(i))
            {
                continue;
            }

            var start = new LedgerInterval(DateTimeOffset.FromUnixTimeMilliseconds(grid.StartOf(i)))
            {
                MinW = power.Min(i),
                MaxW = power.Max(i),
                ReactiveLagVarh = lag.AmountOrNull(i) ?? (reactive.Knows(i) ? reactive.Positive(i) : null),
                ReactiveLeadVarh = lead.AmountOrNull(i) ?? (reactive.Knows(i) ? reactive.Negative(i) : null),
            };
            intervals.Add(counted ? FromCounters(start, import, export, i) : FromPower(start, power, i));
        }

        return intervals;
    }

    private static LedgerInterval FromCounters(LedgerInterval interval, CounterTrack import, CounterTrack export, int i)
    {
        var main = import.Knows(i) ? import : export;
        var knownMs = main.MeasuredMs(i) + main.GapMs(i);
        return interval with
        {
            EnergyImportWh = import.AmountOrNull(i),
            EnergyExportWh = export.AmountOrNull(i),
            MeanW = ((import.AmountOrNull(i) ?? 0) - (export.AmountOrNull(i) ?? 0)) * MsPerHour / knownMs,
            Coverage = (double)main.MeasuredMs(i) / IntervalGrid.StepMs,
            Origin = main.GapMs(i) > 0 ? IntervalOrigin.CounterAcrossGap : IntervalOrigin.Measured,
        };
    }

    private static LedgerInterval FromPower(LedgerInterval interval, PowerTrack power, int i) => interval with
    {
        EnergyImportWh = power.Positive(i),
        EnergyExportWh = power.Negative(i),
        MeanW = (power.Positive(i) - power.Negative(i)) * MsPerHour / power.KnownMs(i),
        Coverage = (double)power.KnownMs(i) / IntervalGrid.StepMs,
        Origin = IntervalOrigin.IntegratedFromPower,
    };
}
