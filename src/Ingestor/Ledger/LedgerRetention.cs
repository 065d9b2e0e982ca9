using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Removes whole local days of the ledger that are older than <see cref="IngestorOptions.LedgerRetentionDays"/>; by default none ever.</summary>
public sealed partial class LedgerRetention(
    IDbContextFactory<IngestorDb> database, IngestorOptions options, TimeProvider time, ILogger<LedgerRetention> log) : BackgroundService
{
    // A month of quarter hours at once: writers hardly wait for it.
    private const int StepQuarters = 31 * 96;

    private static readonly TimeSpan Round = TimeSpan.FromHours(6);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.LedgerRetentionDays == 0)
        {
            return;
        }

        try
        {
            while (true)
            {
                try
                {
                    await RemoveAsync(stoppingToken);
                }
                catch (DbException e)
                {
                    Failed(log, e.Message);
                }

                await Task.Delay(Round, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is removed after the next start.
        }
    }

    /// <summary>Removes what is too old now.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        foreach (var site in await db.Sites.AsNoTracking().ToListAsync(cancel))
        {
            if (!SiteZone.Exists(site.TimeZone))
            {
                Failed(log, $"the time zone '{site.TimeZone}' of site {site.Site} is not known");
                continue;
            }

            var zone = SiteZone.Of(site.TimeZone);
            var first = zone.DateOf(time.GetUtcNow()).AddDays(-options.LedgerRetentionDays);
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

    [LoggerMessage(LogLevel.Warning, "Quarter hours older than the ledger's retention could not be removed now: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
