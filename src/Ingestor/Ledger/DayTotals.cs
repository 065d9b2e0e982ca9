using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Adds quarter hours up to local days. A quarter hour belongs to the day in which it starts.</summary>
public static class DayTotals
{
    /// <summary>The days in which there are intervals, ascending.</summary>
    /// <param name="meterId">Number of the meter.</param>
    /// <param name="intervals">Ascending; of each day all or none.</param>
    /// <param name="zone">The site's clock.</param>
    public static IReadOnlyList<LedgerDayRow> Of(int meterId, IReadOnlyList<LedgerInterval> intervals, SiteZone zone)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentNullException.ThrowIfNull(zone);
        var days = new List<LedgerDayRow>();
        var end = DateTimeOffset.MinValue;
        foreach (var interval in intervals)
        {
            if (interval.Start >= end)
            {
                var date = zone.DateOf(interval.Start);
                end = zone.StartOfDay(date.AddDays(1));
                days.Add(new LedgerDayRow { MeterId = meterId, Day = NumberOf(date) });
            }

            Add(days[^1], interval);
        }

        return days;
    }

    /// <summary>A date as the table numbers it, e.g. 20260401.</summary>
    public static int NumberOf(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;

    private static void Add(LedgerDayRow day, LedgerInterval interval)
    {
        day.Intervals++;
        day.CoveredMs += (long)Math.Round(interval.Coverage * LedgerInterval.StepMs);
        day.ImportWh = Sum(day.ImportWh, interval.EnergyImportWh);
        day.ExportWh = Sum(day.ExportWh, interval.EnergyExportWh);
        var (import, export) = (interval.EnergyImportWh ?? 0, interval.EnergyExportWh ?? 0);
        switch (interval.Origin)
        {
            case IntervalOrigin.CounterAcrossGap:
                day.ImportGapWh += import;
                day.ExportGapWh += export;
                break;
            case IntervalOrigin.IntegratedFromPower:
                day.ImportPowerWh += import;
                day.ExportPowerWh += export;
                break;
            case IntervalOrigin.Edited:
                day.ImportEditedWh += import;
                day.ExportEditedWh += export;
                break;
        }

        // A few seconds of a first or running quarter hour must not become the peak of a day.
        if (interval is { IsWhole: true, MeanW: { } mean } && !(day.PeakW >= mean))
        {
            (day.PeakW, day.PeakQuarter) = (mean, Quarters.Of(interval.Start.ToUnixTimeMilliseconds()));
        }
    }

    private static double? Sum(double? sum, double? more) => more is null ? sum : (sum ?? 0) + more;
}
