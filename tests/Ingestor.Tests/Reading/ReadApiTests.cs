using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Reading;

public sealed class ReadApiTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const string Day = "from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ledger_follows_a_write_and_late_data_fill_its_gap()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync($"readings,meter=m1 energy_import_wh=0 {Start}\nreadings,meter=m1 energy_import_wh=400 {Start + 3_600_000}");
        await LedgerAsync(host, s => s.Origin.Count == 4 && s.Origin.All(o => o == "counter_across_gap"));

        // The quarter readings of that hour arrive late.
        await host.WriteAsync(string.Join('\n', Enumerable.Range(1, 3).Select(i => $"readings,meter=m1 energy_import_wh={i * 10} {Start + (i * 900_000)}")));
        var series = await LedgerAsync(host, s => s.Origin.All(o => o == "measured"));
        Assert.Equal([10, 10, 10, 370], series.EnergyImportWh);
    }

    [Fact]
    public async Task Meters_latest_values_and_ledger_survive_a_restart()
    {
        using var folder = new TempFolder();
        await using (var first = await IngestorHost.StartAsync(folder: folder))
        {
            await first.WriteAsync($"readings,meter=m1 energy_import_wh=0,active_power_w=5 {Start}\nreadings,meter=m1 energy_import_wh=100 {Start + 900_000}");
            await LedgerAsync(first, s => s.Start.Count == 1);
        }

        await using var second = await IngestorHost.StartAsync(folder: folder);
        await LedgerAsync(second, s => s.Start.Count == 1);
        var latest = await second.GetAsync("/api/sites/works/meters/m1/latest");
        var values = (await latest.Content.ReadFromJsonAsync<LatestValues>(Cancel))!.Values;
        Assert.Equal((100.0, 5.0), (values["energy_import_wh"].Value, values["active_power_w"].Value));
    }

    [Fact]
    public async Task Gas_is_answered_as_amounts_and_temperature_as_mean_and_extremes()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync(string.Join('\n', Enumerable.Range(0, 4).Select(i => $"readings,meter=m1 gas_volume_m3={i},temperature_c={20 + i} {Start + (i * 300_000)}")));
        using var gas = await JsonAsync(host, $"/api/sites/works/meters/m1/intervals?quantity=gas_volume_m3&{Day}");
        Assert.Equal(3, gas.RootElement.GetProperty("delta")[0].GetDouble(), 9);
        using var heat = await JsonAsync(host, $"/api/sites/works/meters/m1/intervals?quantity=temperature_c&{Day}");
        Assert.Equal((21.0, 20.0, 22.0), (heat.RootElement.GetProperty("mean")[0].GetDouble(), heat.RootElement.GetProperty("min")[0].GetDouble(), heat.RootElement.GetProperty("max")[0].GetDouble()));
    }

    [Theory]
    [InlineData(1440, "PT1M", 1440)]
    [InlineData(1000, "PT2M", 720)]
    [InlineData(1, "P1D", 1)]
    public async Task As_many_buckets_as_a_screen_shows_are_cut_at_times_people_read(int points, string every, int count)
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync(string.Join('\n', Enumerable.Range(0, 1440).Select(i => $"readings,meter=m1 active_power_w={i} {Start + (i * 60_000)}")));
        using var answer = await JsonAsync(host, $"/api/sites/works/meters/m1/readings?quantity=active_power_w&points={points}&{Day}");
        Assert.Equal(every, answer.RootElement.GetProperty("every").GetString());
        Assert.Equal(count, answer.RootElement.GetProperty("time").GetArrayLength());
        Assert.Equal(1439, answer.RootElement.GetProperty("max").EnumerateArray().Max(v => v.GetDouble()));
    }

    [Fact]
    public async Task Times_are_written_as_utc_with_a_z()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync($"readings,meter=m1 active_power_w=1 {Start}");
        Assert.Contains("\"2026-01-05T00:00:00Z\"", await (await host.GetAsync("/api/sites/works/meters/m1/latest")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/sites/works/meters/m1/readings?quantity=active_power_w", "from and to")]
    [InlineData("/api/sites/works/meters/m1/readings?quantity=horse_power&" + Day, "not known")]
    [InlineData("/api/sites/works/meters/m1/readings?quantity=active_power_w&every=soon&" + Day, "every")]
    [InlineData("/api/sites/works/meters/m1/readings?quantity=active_power_w&points=0&" + Day, "points")]
    [InlineData("/api/sites/works/meters/m1/readings?quantity=active_power_w&points=many&" + Day, "points")]
    [InlineData("/api/sites/works/meters/m1/readings?quantity=active_power_w&points=9&every=PT1M&" + Day, "not both")]
    [InlineData("/api/sites/works/meters/m1/intervals?from=2026-01-06T00:00:00Z&to=2026-01-05T00:00:00Z", "before")]
    [InlineData("/api/sites/works/meters/m1/intervals?from=2026-01-05&to=2026-01-06", "with an offset")]
    [InlineData("/api/sites/works/meters/m1/intervals?from=2026-01-05T00:00:00&to=2026-01-06T00:00:00Z", "with an offset")]
    [InlineData("/api/sites/works/meters/m1/intervals?from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00+09:00", "%2B")]
    [InlineData("/api/sites/works/meters/m1/intervals?quantity=horse_power&" + Day, "not known")]
    public async Task A_bad_question_is_answered_with_what_is_wrong(string path, string reason)
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync($"readings,meter=m1 active_power_w=1 {Start}");
        var answer = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-05T00:00:00Z", "2026-01-06T00:00:00.000z")]
    [InlineData("2026-01-05T09:00%2B09:00", "2026-01-05T20:00:00-0400")]
    public async Task Times_with_an_offset_are_understood(string from, string to)
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync($"readings,meter=m1 active_power_w=1 {Start}");
        using var readings = await JsonAsync(host, $"/api/sites/works/meters/m1/readings?quantity=active_power_w&from={from}&to={to}");
        Assert.Equal(1, readings.RootElement.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task A_read_key_of_one_site_sees_only_that_site()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.Keys.AddAsync("other", "gateway", KeyScope.Write, cancel: Cancel);
        var key = await host.Keys.AddAsync("other", "reader", KeyScope.Read, cancel: Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync("/api/sites/works/meters", key)).StatusCode);
        var sites = (await (await host.GetAsync("/api/sites", key)).Content.ReadFromJsonAsync<List<SiteInfo>>(Cancel))!;
        Assert.Equal(["other"], sites.Select(s => s.Site));
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.GetAsync("/api/sites", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        await using var host = await IngestorHost.StartAsync();
        using var openApi = JsonDocument.Parse(await host.Http.GetStringAsync("/openapi/v1.json", Cancel));
        var paths = openApi.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.Contains("/api/v2/write", paths);
        Assert.Contains("/api/sites/{site}/meters/{meter}/intervals", paths);

        Assert.Equal("Monitoring Ingestor", openApi.RootElement.GetProperty("info").GetProperty("title").GetString());
        var key = Assert.Single(openApi.RootElement.GetProperty("components").GetProperty("securitySchemes").EnumerateObject());
        Assert.Equal("Authorization", key.Value.GetProperty("name").GetString());
        Assert.Equal(key.Name, Assert.Single(openApi.RootElement.GetProperty("security")[0].EnumerateObject()).Name);
        var write = openApi.RootElement.GetProperty("paths").GetProperty("/api/v2/write").GetProperty("post");
        Assert.Equal(["204", "400", "401", "403", "413", "429", "503"], write.GetProperty("responses").EnumerateObject().Select(r => r.Name));
        var operations = openApi.RootElement.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value);
        Assert.All(operations.Where(o => o.TryGetProperty("parameters", out _)).SelectMany(o => o.GetProperty("parameters").EnumerateArray()), p =>
            Assert.NotEqual("", p.GetProperty("description").GetString()));
    }

    private static async Task<IntervalSeries> LedgerAsync(IngestorHost host, Func<IntervalSeries, bool> asExpected)
    {
        IntervalSeries? series = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var answer = await host.GetAsync($"/api/sites/works/meters/m1/intervals?{Day}");
                series = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<IntervalSeries>(Cancel) : null;
                return series is { Start.Count: > 0 } && asExpected(series);
            },
            "the ledger is as expected",
            cancel: Cancel);
        return series!;
    }

    private static async Task<JsonDocument> JsonAsync(IngestorHost host, string path) =>
        JsonDocument.Parse(await (await host.GetAsync(path)).Content.ReadAsStringAsync(Cancel));
}
