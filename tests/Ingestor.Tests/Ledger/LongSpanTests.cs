using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Tests.Stores;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

public sealed class LongSpanTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const long Year = 365L * 86_400_000;
    private const int Quarters = 96;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_decades_only_the_time_in_which_there_is_anything_is_read_and_what_must_go_goes()
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(folder.File("ingestor.db"));
        await factory.MigrateAsync(Cancel);
        await new KeyService(factory, TimeProvider.System).AddAsync("works", "test", KeyScope.Write, cancel: Cancel);
        using var store = new SqliteReadingStore(folder.File("r.db"));
        using var table = new MeterTable(factory);
        var meters = new MeterDirectory(table);
        await meters.RestoreAsync(Cancel);
        using var dirty = new DirtySpans(factory, meters, TimeProvider.System);
        var queue = new LedgerQueue(factory, dirty, meters, TimeProvider.System);
        var ledger = new LedgerTable(factory, queue);
        var watched = new WatchedStore(store);
        var (history, corrections) = (new MeterHistory(watched, meters), new CorrectionTable(factory));
        var past = new ExpiredPast(store, ledger, new IngestorOptions { RawRetentionDays = 0 }, TimeProvider.System);
        var recomputation = new LedgerRecomputation(history, corrections, new KnownTime(history, corrections, ledger), dirty, past);

        var batch = new PointBatch();
        foreach (var i in Enumerable.Range(0, Quarters + 1))
        {
            batch.Add("m1", Start + (i * 900_000L), new QuantityValue(QuantityCatalogue.EnergyImport, i * 10));
        }

        await store.WriteAsync("works", batch, Cancel);
        await meters.ObserveAsync("works", batch, Cancel);
        await using var db = factory.CreateDbContext();
        db.Add(new LedgerRow { MeterId = meters.Find("works", "m1")!.Id, Quarter = (int)((Start - (Year / 2)) / 900_000), ImportWh = 1, Coverage = 1 });
        await db.SaveChangesAsync(Cancel);

        await RecomputeAsync(Start - (50 * Year), Start + (50 * Year));
        Assert.Equal(Quarters, await db.Ledger.CountAsync(l => l.ImportWh == 10, Cancel));
        Assert.Equal(Quarters, await db.Ledger.CountAsync(Cancel));
        Assert.Empty(db.Dirty);
        Assert.InRange(watched.Reads.Count, 1, 200);

        // Where there is nothing at all, the mark goes too.
        await RecomputeAsync(Start - (50 * Year), Start - (20 * Year));
        await RecomputeAsync(Start + (20 * Year), Start + (50 * Year));
        Assert.Equal(Quarters, await db.Ledger.CountAsync(Cancel));
        Assert.Empty(db.Dirty);

        async Task RecomputeAsync(long fromMs, long toMs)
        {
            await dirty.MarkAsync("works", "m1", fromMs, toMs, Cancel);
            var parts = new LedgerBatch(ledger);
            await recomputation.RunAsync(Assert.Single(await queue.TakeAsync(Cancel)), parts, Cancel);
            await parts.FlushAsync(Cancel);
        }
    }
}
