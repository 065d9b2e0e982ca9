using System.Text;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Influx;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Stores;

public sealed class InfluxReadingStoreTests : ReadingStoreContract
{
    private const long Start = 1_767_571_200_000;

    private readonly HttpClient _http = new();
    private InfluxServer? _server;
    private IReadingStore? _store;

    public InfluxReadingStoreTests() => Assert.SkipUnless(InfluxServer.Available, InfluxServer.SkipReason);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_point_that_the_server_refuses_for_ever_is_named_and_all_others_are_stored()
    {
        // Somebody has written whole numbers into the field in the week of these readings: its type there is integer for ever.
        await _http.PostAsync("/write?db=monitoring&precision=ms", new StringContent($"readings,meter=old temperature_c=1i {Start}", Encoding.UTF8), Cancel);
        var batch = new PointBatch();
        for (var i = 0; i < 100; i++)
        {
            var quantity = i is 17 or 60 ? QuantityCatalogue.Temperature : QuantityCatalogue.ActivePower;
            batch.Add("m", Start + (i * 1000), new QuantityValue(quantity, i));
        }

        var refused = await _store!.WriteAsync("works", batch, Cancel);
        Assert.Equal([17, 60], refused.Select(r => r.Index));
        Assert.Contains("field type conflict", refused[0].Reason, StringComparison.Ordinal);
        var stored = await _store.ReadAsync(new SeriesKey("works", "m", QuantityCatalogue.ActivePower), Start, Start + 100_000, 1000, Cancel);
        Assert.Equal(98, stored.Count);
    }

    [Fact]
    public async Task Points_beyond_the_retention_policy_are_refused_together()
    {
        await _http.PostAsync("/query", new FormUrlEncodedContent([new("q", "ALTER RETENTION POLICY autogen ON monitoring DURATION 24h SHARD DURATION 1h")]), Cancel);
        var batch = new PointBatch();
        for (var i = 0; i < 3000; i++)
        {
            batch.Add("m", Start - 100_000_000_000 + (i * 1000), new QuantityValue(QuantityCatalogue.ActivePower, i));
        }

        var refused = await _store!.WriteAsync("works", batch, Cancel);
        Assert.Equal(3000, refused.Count);
        Assert.Contains("retention policy", refused[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_dropped_is_made_again_and_the_next_write_succeeds()
    {
        await _http.PostAsync("/query", new FormUrlEncodedContent([new("q", "DROP DATABASE monitoring")]), Cancel);
        var batch = new PointBatch();
        batch.Add("m", Start, new QuantityValue(QuantityCatalogue.ActivePower, 1));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _store!.WriteAsync("works", batch, Cancel));
        Assert.Empty(await _store!.WriteAsync("works", batch, Cancel));
    }

    [Fact]
    public async Task The_database_is_made_with_the_retention_and_follows_the_setting()
    {
        foreach (var (days, duration) in new[] { (400, "9600h0m0s"), (3, "72h0m0s"), (0, "\"0s\""), (30, "720h0m0s") })
        {
            var store = new InfluxReadingStore(_http, new IngestorOptions { StoreDatabase = "other", RawRetentionDays = days }, TimeProvider.System);
            await store.PrepareAsync(Cancel);
            var policies = await _http.GetStringAsync("/query?q=" + Uri.EscapeDataString("SHOW RETENTION POLICIES ON other"), Cancel);
            Assert.Contains(duration, policies, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_quantity_is_a_float_for_ever_whatever_numbers_come_first()
    {
        foreach (var value in new[] { 1.0, 0, -0.0, 12345678, 1e15, 0.5 })
        {
            var batch = new PointBatch();
            batch.Add("m", Start, [.. QuantityCatalogue.All.Select(q => new QuantityValue(q, value))]);
            Assert.Empty(await _store!.WriteAsync("works", batch, Cancel));
        }

        var keys = await _http.GetStringAsync("/query?db=monitoring&q=" + Uri.EscapeDataString("SHOW FIELD KEYS FROM readings"), Cancel);
        Assert.Equal(QuantityCatalogue.All.Count, keys.Split("\"float\"").Length - 1);
        Assert.DoesNotContain("integer", keys, StringComparison.Ordinal);
    }

    protected override async Task<IReadingStore> OpenAsync()
    {
        _server = await InfluxServer.StartAsync(Cancel);
        _http.BaseAddress = _server.Url;
        return _store = new InfluxReadingStore(_http, new IngestorOptions { RawRetentionDays = 0 }, TimeProvider.System);
    }
}
