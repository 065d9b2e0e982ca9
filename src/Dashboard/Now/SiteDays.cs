using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Now;

/// <summary>The ledger of a main meter: the finished days of the last weeks, and today so far. Both ascending.</summary>
/// <param name="Today">The site's local date.</param>
/// <param name="History">Intervals before today.</param>
/// <param name="Running">Intervals of today.</param>
public sealed record SiteDays(DateOnly Today, IReadOnlyList<LedgerInterval> History, IReadOnlyList<LedgerInterval> Running);

/// <summary>Fetches <see cref="SiteDays"/>: today every time, the finished days only now and then because they hardly change.</summary>
internal sealed class SiteDaysReader(IngestorClient ingestor)
{
    /// <summary>Enough weeks that every type of day has some like days behind it.</summary>
    private const int HistoryDays = 35;

    private static readonly TimeSpan HistoryLifetime = TimeSpan.FromMinutes(5);

    private SiteDays? _days;
    private DateTimeOffset _historyAt;

    public async Task<SiteDays> ReadAsync(SiteEntry site, string meter, DateTimeOffset now, CancellationToken cancel)
    {
        var today = site.Clock.DateOf(now);
        var midnight = site.Clock.StartOfDay(today);
        var history = _days?.History;
        if (history is null || _days!.Today != today || now - _historyAt > HistoryLifetime)
        {
            var from = site.Clock.StartOfDay(today.AddDays(-HistoryDays));
            history = (await ingestor.IntervalsAsync(site.Id, meter, from, midnight, cancel)).ToIntervals();
            _historyAt = now;
        }

        var running = (await ingestor.IntervalsAsync(site.Id, meter, midnight, site.Clock.StartOfDay(today.AddDays(1)), cancel)).ToIntervals();
        return _days = new SiteDays(today, history, running);
    }
}
