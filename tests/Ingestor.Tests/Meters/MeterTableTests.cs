using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Meters;

public sealed class MeterTableTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_new_meter_has_its_number_whichever_of_several_writes_saves_it(string database)
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(database, folder));
        await factory.MigrateAsync(Cancel);
        using var table = new MeterTable(factory);
        var meters = new MeterDirectory(table);
        for (var round = 0; round < 20; round++)
        {
            var meter = $"m{round}";
            using var together = new Barrier(4);
            var numbers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Factory.StartNew(
                async () =>
                {
                    together.SignalAndWait(Cancel);
                    await meters.ObserveAsync("works", Batch(meter, Start + i), Cancel);
                    return meters.Find("works", meter)!.Id;
                },
                Cancel,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default).Unwrap()));
            Assert.DoesNotContain(0, numbers);
        }
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task The_ledger_of_a_meter_that_has_no_number_yet_is_not_marked(string database)
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(database, folder));
        await factory.MigrateAsync(Cancel);
        using var table = new MeterTable(factory);
        var meters = new MeterDirectory(table);
        meters.Learn(new MeterRow { Id = 0, Site = "works", Meter = "m1", Quantities = "" });
        using var dirty = new DirtySpans(factory, meters, TimeProvider.System);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => dirty.MarkAsync("works", Batch("m1", Start), Cancel));
        Assert.Contains("works/m1", refused.Message, StringComparison.Ordinal);
        await using var db = factory.CreateDbContext();
        Assert.Empty(db.Dirty);
    }

    private static PointBatch Batch(string meter, long timeMs)
    {
        var batch = new PointBatch();
        batch.Add(meter, timeMs, new QuantityValue(QuantityCatalogue.EnergyImport, 1));
        return batch;
    }
}
