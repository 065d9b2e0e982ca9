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
