using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Stores;

public sealed class SqliteRetentionTests : IDisposable
{
    private const long DayMs = 86_400_000;
    private const long Newest = 1_767_571_200_000;

    private readonly TempFolder _folder = new();
    private readonly SqliteReadingStore _store;

    public SqliteRetentionTests() => _store = new SqliteReadingStore(_folder.File("readings.db"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Readings_older_than_the_retention_are_removed_and_the_store_says_from_when_they_are_kept()
    {
        await WriteAsync("m", Enumerable.Range(0, 12_001).Select(i => Newest - (i * DayMs / 1000)));
        Assert.Equal(long.MinValue, await _store.KeptFromAsync("works", "m", Cancel));
        await RemoveAsync(days: 1);
        var left = await ReadAsync("m");
        Assert.Equal(1001, left.Count);
        Assert.Equal(Newest - DayMs, left[0].TimeMs);
        Assert.Equal(Newest - DayMs, await _store.KeptFromAsync("works", "m", Cancel));
    }

    [Fact]
    public async Task In_a_new_store_there_is_nothing_to_remove() => await RemoveAsync(days: 1);

    [Fact]
    public async Task The_age_of_a_reading_is_counted_to_the_newest_of_its_series_so_that_an_old_history_stays()
    {
        var longAgo = Newest - (3000 * DayMs);
        await WriteAsync("old", [longAgo, longAgo - DayMs]);
        await WriteAsync("new", [Newest, longAgo]);
        await RemoveAsync(days: 400);
        Assert.Equal(2, (await ReadAsync("old")).Count);
        Assert.Equal(Newest, Assert.Single(await ReadAsync("new")).TimeMs);
        Assert.Equal(long.MinValue, await _store.KeptFromAsync("works", "old", Cancel));
        Assert.Equal(Newest - (400 * DayMs), await _store.KeptFromAsync("works", "new", Cancel));
    }

    [Fact]
    public async Task Writes_go_on_while_readings_are_removed()
    {
        await WriteAsync("m", Enumerable.Range(0, 60_000).Select(i => Newest - (500 * DayMs) - (i * 1000L)).Prepend(Newest));
        var removing = RemoveAsync(days: 400);
        for (var i = 1; i <= 50; i++)
        {
            await WriteAsync("m", [Newest + i]);
        }

        await removing;
        Assert.Equal(51, (await ReadAsync("m")).Count);
    }

    [Fact]
    public async Task Readings_on_which_a_waiting_mark_of_a_seldom_read_counter_looks_stay_until_it_is_worked_off()
    {
        await WriteAsync("m", Enumerable.Range(0, 25).Select(i => Newest - (i * 30 * DayMs)));
        var database = await DatabaseAsync();
        await using var db = database.CreateDbContext();
        var meter = new MeterRow { Site = "works", Meter = "m", Quantities = "" };
        db.Add(meter);
        await db.SaveChangesAsync(Cancel);
        var mark = new DirtyRow { MeterId = meter.Id, FromMs = Newest, ToMs = Newest };
        db.Add(mark);
        await db.SaveChangesAsync(Cancel);
        await RemoveAsync(days: 400);
        Assert.Equal(25, (await ReadAsync("m")).Count);
        db.Remove(mark);
        await db.SaveChangesAsync(Cancel);
        await RemoveAsync(days: 400);
        Assert.Equal(14, (await ReadAsync("m")).Count);
    }

    private async Task<IngestorDbFactory> DatabaseAsync()
    {
        var database = new IngestorDbFactory(_folder.File("ingestor.db"));
        await database.MigrateAsync(Cancel);
        return database;
    }

    private async Task RemoveAsync(int days)
    {
        var database = await DatabaseAsync();
        var retention = new SqliteRetention(_store, database, new IngestorOptions { RawRetentionDays = days }, TimeProvider.System, NullLogger<SqliteRetention>.Instance);
        await retention.RemoveAsync(Cancel);
    }

    private Task<IReadOnlyList<Sample>> ReadAsync(string meter) =>
        _store.ReadAsync(new SeriesKey("works", meter, QuantityCatalogue.ActivePower), 0, long.MaxValue, int.MaxValue, Cancel);

    private async Task WriteAsync(string meter, IEnumerable<long> times)
    {
        var batch = new PointBatch();
        foreach (var time in times)
        {
            batch.Add(meter, time, new QuantityValue(QuantityCatalogue.ActivePower, 1));
        }

        Assert.Empty(await _store.WriteAsync("works", batch, Cancel));
    }
}
