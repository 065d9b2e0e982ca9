using System.Net.Http.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Tests.Running;

namespace Monitoring.Ingestor.Tests.Corrections;

public sealed class ReplacedDeviceReadingTests
{
    private const string Day = "from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Readings_and_calculated_quarter_hours_go_on_with_the_new_device_and_undone_they_are_as_before(string database)
    {
        await using var site = await StartAsync(database);
        var before = await AllAsync(site);
        var made = await ReplaceAsync(site);

        // The old one still sends, which no longer counts.
        var raw = await ReadingsAsync(site, "");
        Assert.Equal([1.0, 1, 1, 30, 30, 30], raw.Value);
        Assert.Equal([0, 10, 20, 25, 35, 45], raw.Time.Select(t => (t.ToUnixTimeMilliseconds() - CorrectedSite.Start) / 60_000));

        // In the first bucket the old device has 25 of 30 minutes.
        var buckets = await ReadingsAsync(site, "&every=PT30M");
        Assert.Equal([((1 * 25) + (30 * 5)) / 30.0, 30], buckets.Value, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([1.0, 30], buckets.Min!);
        Assert.Equal([30.0, 30], buckets.Max!);
        Assert.Equal(2, (await ReadingsAsync(site, "&points=48")).Value.Count);

        var gauge = await GetAsync<GaugeSeries>(site, $"meters/old/intervals?quantity=temperature_c&{Day}");
        Assert.Equal((1.0, 30.0), (gauge.Mean[0], gauge.Mean[^1]));
        var counter = await GetAsync<CounterSeries>(site, $"meters/old/intervals?quantity=gas_volume_m3&{Day}");
        Assert.Equal(45, counter.Delta[^1], 6);

        await site.UndoAsync(made.Id);
        Assert.Equal(before, await AllAsync(site));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Newest_values_and_the_list_of_meters_go_on_with_the_new_device(string database)
    {
        await using var site = await StartAsync(database);
        await ReplaceAsync(site);
        var values = (await GetAsync<LatestValues>(site, "meters/old/latest")).Values;
        Assert.Equal((30.0, At(45)), (values["temperature_c"].Value, values["temperature_c"].Time));

        // What only the old device measured keeps its last value before the replacement.
        Assert.Equal((7.0, At(20)), (values["voltage_v"].Value, values["voltage_v"].Time));
        var ofSite = (await GetAsync<List<LatestValues>>(site, "latest")).Single(m => m.Meter == "old").Values;
        Assert.Equal(values.OrderBy(v => v.Key), ofSite.OrderBy(v => v.Key));

        var meters = await GetAsync<List<MeterInfo>>(site, "meters");
        Assert.Equal([("new", (string?)"old"), ("old", null)], meters.Select(m => (m.Meter, m.CountsFor)));
        Assert.Equal((At(0), At(45), At(45)), (meters[1].FirstReading, meters[1].LastReading, meters[1].KnownUntil));
        Assert.Equal(meters[0].IntervalSeconds, meters[1].IntervalSeconds);
        Assert.Contains("gas_volume_m3", meters[1].Quantities);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task An_export_of_readings_goes_on_with_the_new_device(string database)
    {
        await using var site = await StartAsync(database);
        await ReplaceAsync(site);
        using var answer = await site.Host.GetAsync($"/api/sites/works/export?what=readings&quantity=temperature_c&meter=old&{Day}");
        var rows = (await answer.Content.ReadAsStringAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1);
        Assert.Equal(["1", "1", "1", "30", "30", "30"], rows.Select(r => r.Split(',')[^1]));
    }

    // The old device every ten minutes to 0:50, the new one from 0:15 on; it takes over at 0:25.
    private static async Task<CorrectedSite> StartAsync(string database)
    {
        var site = await CorrectedSite.StartAsync(database: database);
        var lines = new List<string>();
        for (var minute = 0; minute <= 50; minute += 10)
        {
            var more = minute <= 20 ? ",voltage_v=7" : "";
            lines.Add(FormattableString.Invariant($"readings,meter=old temperature_c=1{more},gas_volume_m3={1000 + minute} {At(minute).ToUnixTimeMilliseconds()}"));
        }

        for (var minute = 15; minute <= 45; minute += 10)
        {
            lines.Add(FormattableString.Invariant($"readings,meter=new temperature_c=30,gas_volume_m3={(3 * minute) + 5} {At(minute).ToUnixTimeMilliseconds()}"));
        }

        using var answer = await site.Host.WriteAsync(string.Join('\n', lines));
        Assert.True(answer.IsSuccessStatusCode);
        return site;
    }

    private static Task<CorrectionInfo> ReplaceAsync(CorrectedSite site) =>
        site.MakeAsync(new { kind = "replacement", meter = "old", new_meter = "new", by = "Sato", why = "renewal", at = "2026-01-05T00:25:00Z" });

    private static Task<ReadingSeries> ReadingsAsync(CorrectedSite site, string more) =>
        GetAsync<ReadingSeries>(site, $"meters/old/readings?quantity=temperature_c&{Day}{more}");

    private static async Task<T> GetAsync<T>(CorrectedSite site, string path)
    {
        using var answer = await site.Host.GetAsync("/api/sites/works/" + path);
        Assert.True(answer.IsSuccessStatusCode, path);
        return (await answer.Content.ReadFromJsonAsync<T>(Cancel))!;
    }

    private static async Task<string> AllAsync(CorrectedSite site)
    {
        var texts = new List<string>();
        foreach (var path in (string[])["meters", "latest", $"meters/old/readings?quantity=temperature_c&{Day}", $"meters/old/intervals?quantity=gas_volume_m3&{Day}"])
        {
            using var answer = await site.Host.GetAsync("/api/sites/works/" + path);
            texts.Add(await answer.Content.ReadAsStringAsync(Cancel));
        }

        return string.Join('\n', texts);
    }

    private static DateTimeOffset At(int minute) => DateTimeOffset.FromUnixTimeMilliseconds(CorrectedSite.Start).AddMinutes(minute);

    private sealed record GaugeSeries(IReadOnlyList<double> Mean);

    private sealed record CounterSeries(IReadOnlyList<double> Delta);
}
