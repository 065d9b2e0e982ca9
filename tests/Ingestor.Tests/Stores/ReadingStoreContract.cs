using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Stores;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Stores;

/// <summary>What every store must do; each implementation runs the same tests.</summary>
public abstract class ReadingStoreContract : IAsyncLifetime
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private static readonly SeriesKey Power = new("works", "press-1", QuantityCatalogue.ActivePower);
    private IReadingStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await OpenAsync();
        await _store.PrepareAsync(Cancel);
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task<IReadingStore> OpenAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_in_order_and_in_its_span()
    {
        await WriteAsync((2000, 3), (0, 1), (1000, 2), (3000, 4));
        Assert.Equal([new Sample(Start + 1000, 2), new Sample(Start + 2000, 3)], await _store.ReadAsync(Power, Start + 1000, Start + 3000, Cancel));
    }

    [Fact]
    public async Task The_same_reading_written_twice_is_stored_once()
    {
        await WriteAsync((0, 1), (1000, 2));
        await WriteAsync((0, 1), (1000, 2));
        Assert.Equal(2, (await _store.ReadAsync(Power, Start, Start + 9000, Cancel)).Count);
    }

    [Fact]
    public async Task Sites_meters_and_quantities_are_kept_apart()
    {
        await WriteAsync((0, 1));
        var batch = new PointBatch();
        batch.Add("press-1", Start, new QuantityValue(QuantityCatalogue.Voltage, 200));
        batch.Add("press-2", Start, new QuantityValue(QuantityCatalogue.ActivePower, 7));
        await _store.WriteAsync("elsewhere", batch, Cancel);
        Assert.Equal(1, Assert.Single(await _store.ReadAsync(Power, Start, Start + 1, Cancel)).Value);
        Assert.Empty(await _store.ReadAsync(Power with { Meter = "press-2" }, Start, Start + 1, Cancel));
        Assert.Equal(7, Assert.Single(await _store.ReadAsync(Power with { Site = "elsewhere", Meter = "press-2" }, Start, Start + 1, Cancel)).Value);
    }

    [Fact]
    public async Task Neighbours_of_a_moment_are_found()
    {
        await WriteAsync((0, 1), (1000, 2), (2000, 3));
        Assert.Equal(new Sample(Start, 1), await _store.LastBeforeAsync(Power, Start + 1000, Cancel));
        Assert.Equal(new Sample(Start + 1000, 2), await _store.FirstFromAsync(Power, Start + 1000, Cancel));
        Assert.Null(await _store.LastBeforeAsync(Power, Start, Cancel));
        Assert.Null(await _store.FirstFromAsync(Power, Start + 2001, Cancel));
    }

    [Fact]
    public async Task Buckets_give_mean_extremes_and_last_and_leave_out_the_empty()
    {
        await WriteAsync((0, 1), (20_000, 4), (40_000, 1), (120_000, 9));
        Assert.Equal(
            [new Bucket(Start, 2, 1, 4, 1), new Bucket(Start + 120_000, 9, 9, 9, 9)],
            await _store.ReadBucketsAsync(Power, Start, Start + 180_000, 60_000, Cancel));
    }

    [Fact]
    public async Task Extreme_values_and_ids_of_any_script_survive()
    {
        var batch = new PointBatch();
        batch.Add("1号プレス:2", Start, new QuantityValue(QuantityCatalogue.EnergyImport, 1.7976931348623157e300), new QuantityValue(QuantityCatalogue.ActivePower, -1e-12));
        await _store.WriteAsync("工場-1", batch, Cancel);
        Assert.Equal(1.7976931348623157e300, (await _store.LastBeforeAsync(new SeriesKey("工場-1", "1号プレス:2", QuantityCatalogue.EnergyImport), Start + 1, Cancel))!.Value.Value);
        Assert.Equal(-1e-12, (await _store.LastBeforeAsync(new SeriesKey("工場-1", "1号プレス:2", QuantityCatalogue.ActivePower), Start + 1, Cancel))!.Value.Value);
    }

    private async Task WriteAsync(params (long After, double Value)[] readings)
    {
        var batch = new PointBatch();
        foreach (var (after, value) in readings)
        {
            batch.Add("press-1", Start + after, new QuantityValue(QuantityCatalogue.ActivePower, value));
        }

        Assert.Empty(await _store.WriteAsync("works", batch, Cancel));
    }
}

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

    protected override Task<IReadingStore> OpenAsync() => Task.FromResult<IReadingStore>(_store = new SqliteReadingStore(_folder.File("readings.db")));
}

public sealed class InfluxReadingStoreTests : ReadingStoreContract
{
    private readonly HttpClient _http = new();
    private InfluxServer? _server;

    public InfluxReadingStoreTests() => Assert.SkipUnless(InfluxServer.Available, InfluxServer.SkipReason);

    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected override async Task<IReadingStore> OpenAsync()
    {
        _server = await InfluxServer.StartAsync(TestContext.Current.CancellationToken);
        _http.BaseAddress = _server.Url;
        return new InfluxReadingStore(_http, new IngestorOptions());
    }
}
