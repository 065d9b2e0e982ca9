using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.History;

/// <summary>What of a ledger is not measured but a counter's difference spread over a gap: never drawn like a measurement.</summary>
public static class Estimates
{
    /// <summary>The local half hours, by day and number from 00:00, that hold an estimate.</summary>
    public static IReadOnlySet<(DateOnly Day, int Half)> HalvesOf(IEnumerable<LedgerInterval> intervals, SiteZone clock) =>
        In(intervals, clock).Select(i => (DateOnly.FromDateTime(i.Local), (i.Local.Hour * 2) + (i.Local.Minute / 30))).ToHashSet();

    /// <summary>Marks <paramref name="days"/> whole days of half hours from <paramref name="first"/> on.</summary>
    public static bool[] MarksOf(IEnumerable<LedgerInterval> intervals, SiteZone clock, DateOnly first, int days)
    {
        var halves = HalvesOf(intervals, clock);
        return [.. Enumerable.Range(0, days * DayLoad.HalfHours).Select(i => halves.Contains((first.AddDays(i / DayLoad.HalfHours), i % DayLoad.HalfHours)))];
    }

    /// <summary>Estimated energy in Wh of each local day that has any.</summary>
    public static IReadOnlyDictionary<DateOnly, double> EnergyByDay(IEnumerable<LedgerInterval> intervals, SiteZone clock) =>
        In(intervals, clock).GroupBy(i => DateOnly.FromDateTime(i.Local)).ToDictionary(g => g.Key, g => g.Sum(i => i.Interval.EnergyImportWh ?? 0));

    private static IEnumerable<(LedgerInterval Interval, DateTime Local)> In(IEnumerable<LedgerInterval> intervals, SiteZone clock) =>
        intervals.Where(i => i.Origin == IntervalOrigin.CounterAcrossGap).Select(i => (i, clock.ToLocal(i.Start)));
}
