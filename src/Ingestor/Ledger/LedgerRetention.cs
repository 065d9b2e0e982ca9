using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Removes whole local days of the ledger that are older than <see cref="IngestorOptions.LedgerRetentionDays"/>; by default none ever.</summary>
public sealed class LedgerRetention(IDbContextFactory<IngestorDb> database, IngestorOptions options, TimeProvider time, ILogger<LedgerRetention> log)
    : RetentionRounds(options.LedgerRetentionDays, TimeSpan.FromHours(6), time, log)
{
    // A month of quarter hours at once: writers hardly wait for it.
    private const int StepQuarters = 31 * 96;

    /// <inheritdoc/>
    public override async Task RemoveAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        foreach (var site in await db.Sites.AsNoTracking().ToListAsync(cancel))
        {
            if (!SiteZone.Exists(site.TimeZone))
            {
                Failed($"the time zone '{site.TimeZone}' of site {site.Site} is not known");
                continue;
            }

            var zone = SiteZone.Of(site.TimeZone);
            var first = zone.DateOf(Time.GetUtcNow()).AddDays(-options.LedgerRetentionDays);
            var (quarter, day) = (Quarters.Of(zone.StartOfDay(first).ToUnixTimeMilliseconds()), DayTotals.NumberOf(first));
            foreach (var meter in await db.Meters.Where(m => m.Site == site.Site).Select(m => m.Id).ToListAsync(cancel))
            {
                while (await db.Ledger.Where(l => l.MeterId == meter && l.Quarter < quarter).MinAsync(l => (int?)l.Quarter, cancel) is { } oldest)
                {
                    var end = Math.Min(quarter, oldest + StepQuarters);
                    await db.Ledger.Where(l => l.MeterId == meter && l.Quarter < end).ExecuteDeleteAsync(cancel);
                }

                await db.Beneath.Where(l => l.MeterId == meter && l.Quarter < quarter).ExecuteDeleteAsync(cancel);
                await db.LedgerDays.Where(d => d.MeterId == meter && d.Day < day).ExecuteDeleteAsync(cancel);
            }
        }
    }
}
