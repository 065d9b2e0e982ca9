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

            days[^1].Add(interval);
        }

        return days;
    }

    /// <summary>A date as the table numbers it, e.g. 20260401.</summary>
    public static int NumberOf(DateOnly date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;
}
