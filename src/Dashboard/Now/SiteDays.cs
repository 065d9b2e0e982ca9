using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Now;

/// <summary>The ledger of a main meter: the finished days of the last weeks, and today so far. Both ascending.</summary>
/// <param name="Today">The site's local date.</param>
/// <param name="History">Intervals before today.</param>
/// <param name="Running">Intervals of today.</param>
public sealed record SiteDays(DateOnly Today, IReadOnlyList<LedgerInterval> History, IReadOnlyList<LedgerInterval> Running)
{
    /// <summary>Enough weeks that every type of day has some like days behind it.</summary>
    private const int HistoryDays = 35;

    internal static async Task<SiteDays> ReadAsync(LedgerCache ledger, SiteEntry site, string meter, DateTimeOffset now, CancellationToken cancel)
    {
        var today = site.Clock.DateOf(now);
        var midnight = site.Clock.StartOfDay(today);
        var all = await ledger.GetAsync(
            site.Id, meter, site.Clock.StartOfDay(today.AddDays(-HistoryDays)), site.Clock.StartOfDay(today.AddDays(1)), cancel);
        return new SiteDays(today, [.. all.TakeWhile(i => i.Start < midnight)], [.. all.SkipWhile(i => i.Start < midnight)]);
    }
}
