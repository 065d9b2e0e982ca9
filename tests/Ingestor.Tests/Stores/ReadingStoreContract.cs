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

    /// <summary>False for a store that keeps one of two values of the same time without saying which.</summary>
    protected virtual bool LaterOfTwoCounts => true;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_read_in_order_and_in_its_span()
    {
        await WriteAsync((2000, 3), (0, 1), (1000, 2), (3000, 4));
        Assert.Equal([new Sample(Start + 1000, 2), new Sample(Start + 2000, 3)], await ReadAsync(Power, Start + 1000, Start + 3000));
    }

    [Fact]
    public async Task The_same_reading_written_twice_is_stored_once()
    {
        await WriteAsync((0, 1), (1000, 2));
        await WriteAsync((0, 1), (1000, 2));
        Assert.Equal(2, (await ReadAsync(Power, Start, Start + 9000)).Count);
    }

    [Fact]
    public async Task Of_two_values_of_the_same_time_in_one_batch_the_later_one_counts()
    {
        await WriteAsync((0, 3), (0, 1), (0, 2));
        Assert.Equal([new Sample(Start, LaterOfTwoCounts ? 2 : (await ReadAsync(Power, Start, Start + 1))[0].Value)], await ReadAsync(Power, Start, Start + 1));
    }

    [Fact]
    public async Task Sites_meters_and_quantities_are_kept_apart()
    {
        await WriteAsync((0, 1));
        var batch = new PointBatch();
        batch.Add("press-1", Start, new QuantityValue(QuantityCatalogue.Voltage, 200));
        batch.Add("press-2", Start, new QuantityValue(QuantityCatalogue.ActivePower, 7));
        await _store.WriteAsync("elsewhere", batch, Cancel);
        Assert.Equal(1, Assert.Single(await ReadAsync(Power, Start, Start + 1)).Value);
        Assert.Empty(await ReadAsync(Power with { Meter = "press-2" }, Start, Start + 1));
        Assert.Equal(7, Assert.Single(await ReadAsync(Power with { Site = "elsewhere", Meter = "press-2" }, Start, Start + 1)).Value);
    }

    [Fact]
    public async Task Neighbours_of_a_moment_are_found()
    {
        await WriteAsync((0, 1), (1000, 2), (2000, 3));
        Assert.Equal([new Sample(Start, 1), new Sample(Start + 1000, 2)], await _store.ReadBeforeAsync(Power, Start + 2000, 2, Cancel));
        Assert.Equal([new Sample(Start + 1000, 2)], await _store.ReadBeforeAsync(Power, Start + 2000, 1, Cancel));
        Assert.Equal([new Sample(Start + 1000, 2)], await _store.ReadAsync(Power, Start + 1000, Start + 9_000_000, 1, Cancel));
        Assert.Empty(await _store.ReadBeforeAsync(Power, Start, 3, Cancel));
        Assert.Empty(await _store.ReadAsync(Power, Start + 2001, Start + 9_000_000, 1, Cancel));
    }

    [Fact]
    public async Task Several_quantities_of_a_meter_are_read_together_each_with_what_it_has()
    {
        var batch = new PointBatch();
        batch.Add("press-1", Start, new QuantityValue(QuantityCatalogue.ActivePower, 1), new QuantityValue(QuantityCatalogue.EnergyImport, 10));
        batch.Add("press-1", Start + 1000, new QuantityValue(QuantityCatalogue.ActivePower, 2));
        batch.Add("press-1", Start + 2000, new QuantityValue(QuantityCatalogue.EnergyImport, 30));
        Assert.Empty(await _store.WriteAsync("works", batch, Cancel));
        var lists = await _store.ReadAsync(
            "works", "press-1", [QuantityCatalogue.EnergyImport, QuantityCatalogue.EnergyExport, QuantityCatalogue.ActivePower], Start, Start + 2001, Cancel);
        Assert.Equal([new Sample(Start, 10), new Sample(Start + 2000, 30)], lists[0]);
        Assert.Empty(lists[1]);
        Assert.Equal([new Sample(Start, 1), new Sample(Start + 1000, 2)], lists[2]);
    }

    [Fact]
    public async Task More_than_a_page_of_readings_comes_whole_and_in_order()
    {
        const int Count = 120_001;
        for (var from = 0; from < Count; from += 40_000)
        {
            await WriteAsync([.. Enumerable.Range(from, Math.Min(40_000, Count - from)).Select(i => (i * 1000L, (double)i))]);
        }

        var read = await ReadAsync(Power, Start, Start + (Count * 1000L));
        Assert.Equal(Enumerable.Range(0, Count).Select(i => new Sample(Start + (i * 1000L), i)), read);
        Assert.Equal(100_000, (await _store.ReadAsync(Power, Start, Start + (Count * 1000L), 100_000, Cancel)).Count);
    }

    [Fact]
    public async Task A_question_for_what_cannot_exist_finds_nothing_and_harms_nothing()
    {
        await WriteAsync((0, 1));
        Assert.Empty(await ReadAsync(Power with { Meter = "x' OR meter =~ /.*/ OR meter='" }, Start, Start + 1));
        Assert.Empty(await ReadAsync(Power with { Site = "works\\'" }, Start, Start + 1));
        Assert.Empty(await _store.WriteAsync("works", new PointBatch(), Cancel));
        Assert.Single(await ReadAsync(Power, Start, Start + 1));
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
    public async Task A_peak_of_one_second_is_seen_in_long_buckets_which_start_at_multiples_of_their_length()
    {
        await WriteAsync([.. Enumerable.Range(0, 7200).Select(i => (1_234_000L + (i * 1000), i == 5000 ? 900.0 : 1))]);
        var buckets = await _store.ReadBucketsAsync(Power, Start + 1_234_000, Start + 9_000_000, 3_600_000, Cancel);
        Assert.Equal([Start, Start + 3_600_000, Start + 7_200_000], buckets.Select(b => b.StartMs));
        Assert.Equal([1, 900, 1], buckets.Select(b => b.Max));
        Assert.All(buckets, b => Assert.Equal(1, b.Min));
        Assert.Equal(1 + (899.0 / 3600), buckets[1].Mean, 9);
    }

    [Fact]
    public async Task Extreme_values_and_ids_of_any_script_survive()
    {
        var batch = new PointBatch();
        batch.Add("1号プレス:2", Start, new QuantityValue(QuantityCatalogue.EnergyImport, 1.7976931348623157e300), new QuantityValue(QuantityCatalogue.ActivePower, -1e-12));
        await _store.WriteAsync("工場-1", batch, Cancel);
        Assert.Equal(1.7976931348623157e300, (await _store.ReadBeforeAsync(new SeriesKey("工場-1", "1号プレス:2", QuantityCatalogue.EnergyImport), Start + 1, 1, Cancel))[0].Value);
        Assert.Equal(-1e-12, (await _store.ReadBeforeAsync(new SeriesKey("工場-1", "1号プレス:2", QuantityCatalogue.ActivePower), Start + 1, 1, Cancel))[0].Value);
    }

    private Task<IReadOnlyList<Sample>> ReadAsync(SeriesKey series, long fromMs, long toMs) => _store.ReadAsync(series, fromMs, toMs, int.MaxValue, Cancel);

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
