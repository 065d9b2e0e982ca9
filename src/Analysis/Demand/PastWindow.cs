using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Demand;

/// <summary>A demand window that is over.</summary>
/// <param name="Start">Start, UTC.</param>
/// <param name="Length">Length.</param>
/// <param name="DemandW">Mean imported power over the window in W.</param>
/// <param name="IsEstimated">True when energy was spread over a gap or a part of the window was not measured.</param>
public sealed record PastWindow(DateTimeOffset Start, TimeSpan Length, double DemandW, bool IsEstimated)
{
    // A few lost seconds change nothing; more makes the window an estimate.
    private const double MeasuredShare = 0.99;

    /// <summary>End, UTC.</summary>
    public DateTimeOffset End => Start + Length;

    /// <summary>The windows on the site's clock of which every quarter hour is known, ascending; the others are missing, never 0.</summary>
    /// <param name="intervals">Ledger intervals of the main meter.</param>
    /// <param name="zone">The site's clock.</param>
    /// <param name="windowMinutes">Length of a window: 15, 30 or 60.</param>
    public static IReadOnlyList<PastWindow> Of(IEnumerable<LedgerInterval> intervals, SiteZone zone, int windowMinutes)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var length = TimeSpan.FromMinutes(windowMinutes);
        var quarters = (int)(length / LedgerInterval.Step);
        return
        [
            .. intervals
                .Where(i => i.EnergyImportWh is not null && i.IsWhole && !i.IsSpreadEntry)
                .GroupBy(i => DemandWindow.Bounds(i.Start, zone, windowMinutes).Start)
                .Where(g => g.Count() == quarters)
                .OrderBy(g => g.Key)
                .Select(g => new PastWindow(
                    g.Key,
                    length,
                    g.Sum(i => i.EnergyImportWh!.Value) / (g.Sum(i => i.KnownShare) * LedgerInterval.Step.TotalHours),
                    g.Any(i => i.Coverage < MeasuredShare || i.Origin == IntervalOrigin.CounterAcrossGap))),
        ];
    }
}

/// <summary>The largest demand of a local month (最大需要電力).</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Window">The window; the first of equal ones.</param>
public sealed record MonthlyMaximum(DateOnly Month, PastWindow Window)
{
    private const int RatchetMonths = 12;

    /// <summary>One per month that has a window, ascending.</summary>
    public static IReadOnlyList<MonthlyMaximum> Of(IEnumerable<PastWindow> windows, SiteZone zone)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(zone);
        return
        [
            .. windows
                .GroupBy(w => FirstOfMonth(zone.DateOf(w.Start)))
                .OrderBy(g => g.Key)
                .Select(g => new MonthlyMaximum(g.Key, g.MaxBy(w => w.DemandW)!)),
        ];
    }

    /// <summary>
    /// Contract power of <paramref name="month"/> in W under the measured contract (実量制): the largest demand of the month and the eleven
    /// before it; null without any.
    /// </summary>
    public static double? ContractW(IEnumerable<MonthlyMaximum> maxima, DateOnly month)
    {
        var last = FirstOfMonth(month);
        var first = last.AddMonths(1 - RatchetMonths);
        return maxima.Where(m => m.Month >= first && m.Month <= last).Max(m => (double?)m.Window.DemandW);
    }

    private static DateOnly FirstOfMonth(DateOnly date) => new(date.Year, date.Month, 1);
}
