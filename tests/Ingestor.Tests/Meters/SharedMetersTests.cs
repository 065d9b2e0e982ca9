using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Ingestor.Tests.Stores;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Meters;

public sealed class SharedMetersTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_what_others_have_saved_since_is_read_and_nothing_of_it_is_missed()
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(TestDatabases.Postgres, folder));
        await factory.MigrateAsync(Cancel);
        using var tableHere = new MeterTable(factory);
        using var tableThere = new MeterTable(factory);
        var (here, there) = (new MeterDirectory(tableHere), new MeterDirectory(tableThere));
        await there.ObserveAsync("works", Batch("m1", Start, QuantityCatalogue.ActivePower), Cancel);
        await here.RestoreAsync(Cancel);
        Assert.NotNull(here.Find("works", "m1"));
        Assert.Empty(await tableHere.ReadChangedAsync(Cancel));

        // What this one saves is no news to it; what another saves is, once.
        await here.ObserveAsync("works", Batch("m2", Start, QuantityCatalogue.ActivePower), Cancel);
        Assert.Empty(await tableHere.ReadChangedAsync(Cancel));
        await there.ObserveAsync("works", Batch("m3", Start, QuantityCatalogue.ActivePower), Cancel);
        Assert.Equal(["m3"], (await tableHere.ReadChangedAsync(Cancel)).Select(m => m.Meter));
        Assert.Empty(await tableHere.ReadChangedAsync(Cancel));

        // Not committed while the other looks.
        await using (var db = factory.CreateDbContext())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Add(new MeterRow { Site = "works", Meter = "m4", Quantities = "" });
            await db.SaveChangesAsync(Cancel);
            await there.ObserveAsync("works", Batch("m5", Start, QuantityCatalogue.ActivePower), Cancel);
            Assert.Equal(["m5"], (await tableHere.ReadChangedAsync(Cancel)).Select(m => m.Meter));
            await transaction.CommitAsync(Cancel);
        }

        Assert.Contains("m4", (await tableHere.ReadChangedAsync(Cancel)).Select(m => m.Meter));

        // Both save the same meter before this one looks, this one last.
        await there.ObserveAsync("works", Batch("m2", Start - 60_000, QuantityCatalogue.EnergyImport), Cancel);
        await there.ObserveAsync("works", Batch("m2", Start + 600_000, QuantityCatalogue.ActivePower), Cancel);
        await there.SaveAsync(Cancel);
        await here.ObserveAsync("works", Batch("m2", Start + 60_000, QuantityCatalogue.ActivePower), Cancel);
        await here.SaveAsync(Cancel);
        await here.LearnFromOthersAsync(Cancel);
        var m2 = here.Find("works", "m2")!;
        Assert.Equal((Start - 60_000, Start + 600_000, true), (m2.FirstMs, m2.LastMs, m2.Has(QuantityCatalogue.EnergyImport)));
        await using var last = factory.CreateDbContext();
        Assert.Equal("active_power_w,energy_import_wh", last.Meters.Single(m => m.Meter == "m2").Quantities);
    }

    private static PointBatch Batch(string meter, long timeMs, Quantity quantity)
    {
        var batch = new PointBatch();
        batch.Add(meter, timeMs, new QuantityValue(quantity, 1));
        return batch;
    }

    [Fact]
    public async Task After_a_long_time_only_the_newest_reading_of_each_quantity_is_read()
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(TestDatabases.Postgres, folder));
        await factory.MigrateAsync(Cancel);
        using var store = new SqliteReadingStore(folder.File("r.db"));
        var watched = new WatchedStore(store);
        using var table = new MeterTable(factory);
        var (here, there) = (new MeterDirectory(table), new MeterDirectory(table));
        var shared = new SharedMeters(factory, table, here, watched);
        await TakeInAsync([Start]);
        await shared.RefreshAsync("works", "m1", Cancel);
        await TakeInAsync(Enumerable.Range(1, 5000).Select(i => Start + (i * 60_000L)));
        await shared.RefreshAsync("works", "m1", Cancel);

        var newest = here.Find("works", "m1")!.ToLatest().Values["active_power_w"];
        Assert.Equal(Start + (5000 * 60_000L), newest.Time.ToUnixTimeMilliseconds());
        Assert.InRange(watched.Reads.Sum(r => r.Readings), 2, 10);

        async Task TakeInAsync(IEnumerable<long> times)
        {
            var batch = new PointBatch();
            foreach (var time in times)
            {
                batch.Add("m1", time, new QuantityValue(QuantityCatalogue.ActivePower, 1));
            }

            await store.WriteAsync("works", batch, Cancel);
            await there.ObserveAsync("works", batch, Cancel);
            await there.SaveAsync(Cancel);
        }
    }
}
