using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Stores;

public sealed class SqliteReadingStoreTests : ReadingStoreContract
{
    private readonly TempFolder _folder = new();
    private SqliteReadingStore? _store;

    public override ValueTask DisposeAsync()
    {
        _store?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Readings_survive_the_end_of_the_process()
    {
        var batch = new PointBatch();
        batch.Add("m", 1000, new QuantityValue(QuantityCatalogue.ActivePower, 5));
        await _store!.WriteAsync("works", batch, TestContext.Current.CancellationToken);
        _store.Dispose();
        using var again = new SqliteReadingStore(_folder.File("readings.db"));
        await again.WriteAsync("works", batch, TestContext.Current.CancellationToken);
        var read = await again.ReadAsync(new SeriesKey("works", "m", QuantityCatalogue.ActivePower), 0, 2000, 10, TestContext.Current.CancellationToken);
        Assert.Equal([new Sample(1000, 5)], read);
    }

    protected override Task<IReadingStore> OpenAsync() => Task.FromResult<IReadingStore>(_store = new SqliteReadingStore(_folder.File("readings.db")));
}
