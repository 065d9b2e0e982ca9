using System.Globalization;
using System.Net.Http.Json;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>Whatever order readings arrive in, the ledger ends as if it were calculated once from all of them.</summary>
public sealed class LedgerFollowsTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const long Day = 86_400_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", TestDatabases.Sqlite, 5)]
    [InlineData("sqlite", TestDatabases.Postgres, 6)]
    [InlineData("influx", TestDatabases.Sqlite, 5)]
    [InlineData("influx", TestDatabases.Postgres, 7)]
    public async Task Readings_in_random_order_with_restarts_in_between_end_in_the_same_ledger(string kind, string databaseKind, int seed)
    {
        await using var influx = kind == "influx" ? await StartInfluxAsync() : null;
        var store = influx?.Url.ToString().TrimEnd('/') ?? "sqlite";
        using var folder = new TempFolder();
        var database = $"--Ingestor:Database={await TestDatabases.NewAsync(databaseKind, folder)}";
        var random = new Random(seed);
        var history = History(random);
        var lines = Lines(history);
        random.Shuffle(lines);
        var parts = lines.Chunk((lines.Length / 12) + 1).ToList();
        var host = await IngestorHost.StartAsync(store, folder, database);
        try
        {
            for (var i = 0; i < parts.Count; i++)
            {
                Assert.True((await host.WriteAsync(string.Join('\n', parts[i]))).IsSuccessStatusCode);
                if (i % 3 == 1)
                {
                    await host.DisposeAsync();
                    host = await IngestorHost.StartAsync(store, folder, database);
                }
            }

            var expected = IntervalBuilder.Build(history, Start - Day, Start + (5 * Day)).Select(i => Shown(i)).ToList();
            try
            {
                await Eventually.TrueAsync(
                    async () => (await LedgerAsync(host)).SequenceEqual(expected), "the ledger is as calculated at once", TimeSpan.FromSeconds(30), Cancel);
            }
            catch (TimeoutException)
            {
                Assert.Equal(expected, await LedgerAsync(host)); // shows the first difference
            }
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_bulk_import_of_months_is_in_the_ledger_soon_after_its_last_write()
    {
        await using var host = await IngestorHost.StartAsync();
        const int Points = 60 * 288;
        foreach (var chunk in Enumerable.Range(0, Points).Chunk(5000))
        {
            Assert.True((await host.WriteAsync(string.Join('\n', chunk.Select(i => $"readings,meter=m1 energy_import_wh={i * 100},active_power_w=1200 {Start + (i * 300_000L)}")))).IsSuccessStatusCode);
        }

        await Eventually.TrueAsync(
            async () => (await SeriesAsync(host)) is { Start.Count: 5760 } s && Math.Abs(s.EnergyImportWh.Sum(e => e!.Value) - ((Points - 1) * 100)) < 1e-6,
            "all quarter hours are there",
            cancel: Cancel);
    }

    [Fact]
    public async Task While_the_store_is_away_the_ledger_waits_says_so_and_then_catches_up()
    {
        await using var influx = await StartInfluxAsync();
        await using var host = await IngestorHost.StartAsync(influx.Url.ToString().TrimEnd('/'));
        await host.WriteAsync($"readings,meter=m1 energy_import_wh=0 {Start}\nreadings,meter=m1 energy_import_wh=10 {Start + 900_000}");
        await influx.StopAsync();
        Assert.Contains("store", await (await host.Http.GetAsync("/healthz", Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await influx.StartAgainAsync(Cancel);
        await Eventually.TrueAsync(async () => (await SeriesAsync(host))?.EnergyImportWh is [10], "the quarter is there", cancel: Cancel);
        await Eventually.TrueAsync(async () => (await host.Http.GetAsync("/healthz", Cancel)).IsSuccessStatusCode, "health is good", cancel: Cancel);
    }

    [Fact]
    public async Task A_counter_that_stopped_long_ago_does_not_make_every_new_reading_recompute_the_time_since()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync($"readings,meter=m1 energy_export_wh=5,energy_import_wh=0 {Start - (300 * Day)}");
        await host.WriteAsync($"readings,meter=m1 energy_import_wh=100 {Start}\nreadings,meter=m1 energy_import_wh=110 {Start + 900_000}");
        await Eventually.TrueAsync(async () => (await SeriesAsync(host))?.EnergyImportWh.Contains(10) == true, "the first quarter is there", cancel: Cancel);
        var whole = (await SeriesAsync(host))!;
        Assert.Equal(110, whole.EnergyImportWh.Sum(e => e!.Value), 6);
        Assert.All(whole.EnergyExportWh, Assert.Null);
    }

    private static async Task<InfluxServer> StartInfluxAsync()
    {
        Assert.SkipUnless(InfluxServer.Available, InfluxServer.SkipReason);
        return await InfluxServer.StartAsync(Cancel);
    }

    // Four days of a meter with counters and power: two rhythms, gaps of hours, jitter, wrong totals, a reset, outages of a counter.
    private static MeterSamples History(Random random)
    {
        var (time, total, other) = (Start, 4e6, 0.0);
        var (import, export, lag, power) = (new List<Sample>(), new List<Sample>(), new List<Sample>(), new List<Sample>());
        for (var i = 0; time < Start + (4 * Day); i++)
        {
            if (i is < 900 or > 1000)
            {
                import.Add(new Sample(time, Math.Round(i % 170 == 169 ? total + 300_000 : i % 50 == 49 ? total - 60 : total, 3)));
            }

            if (i is > 600 and < 1400)
            {
                export.Add(new Sample(time, Math.Round(other, 3)));
                lag.Add(new Sample(time, i % 90 == 89 ? 0 : Math.Round(other / 2, 3)));
            }

            power.Add(new Sample(time, random.Next(-2000, 5000)));
            var step = i % 400 == 399 ? 3 * 3_600_000 : i < 1500 ? 120_000 : random.Next(20_000, 1_000_000);
            time += step;
            total = i == 1200 ? 0 : total + (step / 1000.0);
            other += step / 4000.0;
        }

        return new MeterSamples
        {
            EnergyImport = import,
            EnergyExport = export,
            ReactiveLag = lag,
            ActivePower = power,
            ReactivePower = [.. power.Select(s => s with { Value = -s.Value / 4 })],
        };
    }

    private static string[] Lines(MeterSamples history)
    {
        (string Name, Dictionary<long, double> Values)[] fields =
        [
            .. MeterSamples.Quantities.Zip(
                [history.EnergyImport, history.EnergyExport, history.ReactiveLag, history.ReactiveLead, history.ActivePower, history.ReactivePower],
                (q, samples) => (q.Name, samples.ToDictionary(s => s.TimeMs, s => s.Value))),
        ];
        return
        [
            .. history.ActivePower.Select(s => "readings,meter=m1 "
                + string.Join(',', fields.Where(f => f.Values.ContainsKey(s.TimeMs)).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name}={f.Values[s.TimeMs]}")))
                + string.Create(CultureInfo.InvariantCulture, $" {s.TimeMs}")),
        ];
    }

    private static async Task<IntervalSeries?> SeriesAsync(IngestorHost host)
    {
        var answer = await host.GetAsync("/api/sites/works/meters/m1/intervals?from=2025-01-01T00:00:00Z&to=2027-01-01T00:00:00Z");
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<IntervalSeries>(Cancel) : null;
    }

    private static async Task<List<string>> LedgerAsync(IngestorHost host) =>
        (await SeriesAsync(host))?.ToIntervals().Select(i => Shown(i)).ToList() ?? [];

    private static string Shown(Monitoring.Domain.Ledger.LedgerInterval i) => string.Create(
        CultureInfo.InvariantCulture, $"{i.Start:u} {i.EnergyImportWh:F4} {i.EnergyExportWh:F4} {i.MeanW:F3} {i.MinW:F3} {i.MaxW:F3} {i.ReactiveLagVarh:F4} {i.ReactiveLeadVarh:F4} {i.Coverage:F6} {i.Origin}");
}
