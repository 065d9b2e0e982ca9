using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Meters;

/// <summary>The meters of all sites, kept in memory and saved every few seconds; rebuilt from database and store at start.</summary>
public sealed partial class MeterDirectory(
    IDbContextFactory<IngestorDb> database, IReadingStore store, TimeProvider time, ILogger<MeterDirectory> log) : BackgroundService
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Site, string Meter), MeterState> _meters = new();
    private bool _restored;

    /// <summary>Takes note of stored points.</summary>
    public void Observe(string site, PointBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        MeterState? meter = null;
        foreach (var point in batch.Points)
        {
            if (meter is null || !ReferenceEquals(meter.Meter, point.Meter))
            {
                meter = _meters.GetOrAdd((site, point.Meter), static key => new MeterState(key.Site, key.Meter));
            }

            meter.Observe(point.TimeMs, batch.ValuesOf(point));
        }
    }

    /// <summary>The meters of a site by id.</summary>
    public IReadOnlyList<MeterState> OfSite(string site) =>
        [.. _meters.Values.Where(m => m.Site == site).OrderBy(m => m.Meter, StringComparer.Ordinal)];

    /// <summary>One meter; null when it has never sent anything.</summary>
    public MeterState? Find(string site, string meter) => _meters.GetValueOrDefault((site, meter));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SaveEvery, time);
        try
        {
            do
            {
                try
                {
                    if (!_restored)
                    {
                        await RestoreAsync(stoppingToken);
                        _restored = true;
                    }

                    await SaveAsync(stoppingToken);
                }
                catch (Exception e) when (e is StoreUnavailableException or DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
                {
                    Failed(log, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            await SaveAsync(CancellationToken.None);
        }
    }

    private async Task RestoreAsync(CancellationToken cancel)
    {
        await store.PrepareAsync(cancel);
        await using var db = await database.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds();
        foreach (var row in await db.Meters.AsNoTracking().ToListAsync(cancel))
        {
            var latest = new Dictionary<Quantity, Sample>();
            foreach (var name in row.Quantities.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                if (QuantityCatalogue.TryGet(name.AsSpan(), out var quantity) &&
                    await store.LastBeforeAsync(new SeriesKey(row.Site, row.Meter, quantity), now, cancel) is { } sample)
                {
                    latest[quantity] = sample;
                }
            }

            // A reading that arrived while this ran is newer than what was saved: never overwrite it.
            var fresh = new MeterState(row.Site, row.Meter);
            fresh.Restore(row.FirstMs, row.LastMs, row.IntervalMs, latest);
            _meters.TryAdd((row.Site, row.Meter), fresh);
        }
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        var changed = _meters.Values.Where(m => m.TakeChanged()).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var meter in changed)
        {
            var info = meter.ToInfo();
            var quantities = string.Join(',', info.Quantities);
            var first = info.FirstReading!.Value.ToUnixTimeMilliseconds();
            var last = info.LastReading!.Value.ToUnixTimeMilliseconds();
            var interval = info.IntervalSeconds * 1000;
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO meters ("Site", "Meter", "Quantities", "FirstMs", "LastMs", "IntervalMs")
                 VALUES ({meter.Site}, {meter.Meter}, {quantities}, {first}, {last}, {interval})
                 ON CONFLICT ("Site", "Meter") DO UPDATE SET "Quantities" = excluded."Quantities", "FirstMs" = MIN("FirstMs", excluded."FirstMs"),
                 "LastMs" = MAX("LastMs", excluded."LastMs"), "IntervalMs" = excluded."IntervalMs"
                 """,
                cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    [LoggerMessage(LogLevel.Warning, "The list of meters could not be restored or saved; it is tried again.")]
    private static partial void Failed(ILogger log, Exception exception);
}
