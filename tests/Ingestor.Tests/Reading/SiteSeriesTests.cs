using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Reading;

/// <summary>Several meters in one answer: their quarter hours, and totals of local days.</summary>
public sealed class SiteSeriesTests : IAsyncLifetime
{
    // Midnight of 2026-03-01 in Tokyo, the zone of the test's site.
    private static readonly DateTimeOffset Start = new(2026, 2, 28, 15, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private IngestorHost? _host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Totals_add_local_days_up_to_days_months_and_all_of_the_span(string kind)
    {
        var host = await StartAsync(kind);

        // Two days of m1 with a gap over one midnight, and one day of m2 that has only power.
        await host.WriteAsync(Lines("m1", i => $"energy_import_wh={i * 10}", 0, 90, 100, 192));
        await host.WriteAsync(Lines("m2", _ => "active_power_w=-400", 0, 96));
        var days = await TotalsAsync(host, "from=2026-03-01&to=2026-04-01", t => t.Meters is [{ Completeness: [1, 1] }, { Completeness: [> 0.9] }]);
        Assert.Equal(("works", "Asia/Tokyo", "day"), (days.Site, days.TimeZone, days.By));
        var (first, second) = (days.Meters[0], days.Meters[1]);
        Assert.Equal(["2026-03-01", "2026-03-02"], first.Start);
        Assert.Equal([960, 960], first.EnergyImportWh);
        Assert.Equal([60 / 960.0, 40 / 960.0], first.EstimatedShare.Select(s => s!.Value), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([90 / 96.0, 92 / 96.0], first.Coverage);
        Assert.Equal([40, 40], first.PeakW);
        Assert.Equal(1, second.EstimatedShare[0]);
        Assert.Equal(9600, second.EnergyExportWh[0]!.Value, 6);

        var months = await TotalsAsync(host, "from=2026-01-01T00:00:00%2B09:00&to=2026-04-01&by=month&meter=m1", _ => true);
        var month = Assert.Single(months.Meters);
        Assert.Equal(["2026-03-01"], month.Start);
        Assert.Equal((1920.0, 192 / (31 * 96.0)), (month.EnergyImportWh[0], month.Completeness[0]));
        Assert.Equal(Start, month.PeakStart[0]);

        var all = await TotalsAsync(host, "from=2026-03-02&to=2026-03-03&by=all&meter=m1", _ => true);
        Assert.Equal(("2026-03-02", 960.0), (all.Meters[0].Start[0], all.Meters[0].EnergyImportWh[0]));
        var years = await TotalsAsync(host, "from=2025-01-01&to=2027-01-01&by=year&meter=m1", _ => true);
        Assert.Equal(("2026-01-01", 1920.0), (years.Meters[0].Start[0], years.Meters[0].EnergyImportWh[0]));
        Assert.Empty((await TotalsAsync(host, "from=2025-01-01&to=2025-02-01&meter=m2", _ => true)).Meters[0].Start);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Intervals_of_several_meters_are_those_of_the_ledger_to_the_last_digit(string kind)
    {
        var host = await StartAsync(kind);
        var random = new Random(3);
        await host.WriteAsync(Lines("m1", i => string.Create(CultureInfo.InvariantCulture, $"energy_import_wh={i * random.NextDouble():R},active_power_w={random.Next(-9000, 9000) / 7.0:R}"), 0, 40));
        await host.WriteAsync(Lines("m2", i => $"energy_import_wh={i * 1.001}", 0, 96));
        await host.WriteAsync(Lines("m3", i => "temperature_c=20", 0, 2));
        var span = $"from={Iso(Start)}&to={Iso(Start.AddDays(1))}";
        var all = await IntervalsAsync(host, span, s => s is [{ Start.Count: > 0 }, { Start.Count: 96 }, { Start.Count: 0 }]);
        Assert.Equal(["m1", "m2", "m3"], all.Select(s => s.Meter));
        var ledger = host.Services.GetRequiredService<LedgerTable>();
        await using var db = host.Services.GetRequiredService<IngestorDbFactory>().CreateDbContext();
        foreach (var series in all)
        {
            var id = await db.Meters.Where(m => m.Meter == series.Meter).Select(m => m.Id).SingleAsync(Cancel);
            IReadOnlyList<LedgerInterval> kept = await ledger.ReadAsync(id, Start.ToUnixTimeMilliseconds(), Start.AddDays(1).ToUnixTimeMilliseconds(), Cancel);
            Assert.Equal(JsonSerializer.Serialize(IntervalSeries.From("works", series.Meter, kept)), JsonSerializer.Serialize(series));
        }

        var newest = await IntervalsAsync(host, "last=3&meter=m2&meter=m1", _ => true);
        Assert.Equal(["m2", "m1"], newest.Select(s => s.Meter));
        Assert.Equal(all[1].Start.TakeLast(3), newest[0].Start);
        var before = await IntervalsAsync(host, $"last=1&meter=m2&from={Iso(Start)}&to={Iso(Start.AddHours(1))}", _ => true);
        Assert.Equal([Start.AddMinutes(45)], before[0].Start);
    }

    [Theory]
    [InlineData("/api/sites/works/intervals?last=many", "last")]
    [InlineData("/api/sites/works/intervals?last=0", "1 to")]
    [InlineData("/api/sites/works/intervals", "from and to")]
    [InlineData("/api/sites/works/intervals?last=3&from=2026-01-01", "with an offset")]
    [InlineData("/api/sites/works/totals?from=2026-01-01&to=2026-01-01", "before")]
    [InlineData("/api/sites/works/totals?from=2026-01-01", "dates")]
    [InlineData("/api/sites/works/totals?from=2026-01-01T00:00:00Z&to=2026-02-01", "Asia/Tokyo")]
    [InlineData("/api/sites/works/totals?from=2026-01-01&to=2026-02-01&by=fortnight", "week, month")]
    [InlineData("/api/sites/works/totals?from=2026-01-01T00:10:00%2B09:00&to=2026-02-01&by=half-hour", "by half-hour begins in Asia/Tokyo")]
    [InlineData("/api/sites/works/totals?from=1970-01-01&to=2970-01-01&by=hour", "at most 1000000: ask for less time")]
    public async Task A_bad_question_about_a_site_is_answered_with_what_is_wrong(string path, string reason)
    {
        var host = await StartAsync(TestDatabases.Sqlite);
        var answer = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_or_meter_that_does_not_exist_is_not_found_and_a_site_without_meters_is_empty()
    {
        var host = await StartAsync(TestDatabases.Sqlite);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/sites/nowhere/intervals?last=1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/sites/works/totals?from=2026-01-01&to=2026-02-01&meter=m9")).StatusCode);
        Assert.Empty(await IntervalsAsync(host, "last=1", _ => true));
        Assert.Empty((await TotalsAsync(host, "from=2026-01-01&to=2026-02-01", _ => true)).Meters);
    }

    private static string Iso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A line per quarter hour in each span of them, both ends included.
    private static string Lines(string meter, Func<int, string> fields, params int[] spans) => string.Join('\n', spans.Chunk(2)
        .SelectMany(s => Enumerable.Range(s[0], s[1] - s[0] + 1))
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"readings,meter={meter} {fields(i)} {Start.AddMinutes(15 * i).ToUnixTimeMilliseconds()}")));

    private static Task<SiteTotals> TotalsAsync(IngestorHost host, string query, Func<SiteTotals, bool> asExpected) =>
        GetAsync(host, $"/api/sites/works/totals?{query}", asExpected);

    private static Task<List<IntervalSeries>> IntervalsAsync(IngestorHost host, string query, Func<List<IntervalSeries>, bool> asExpected) =>
        GetAsync(host, $"/api/sites/works/intervals?{query}", asExpected);

    private static async Task<T> GetAsync<T>(IngestorHost host, string path, Func<T, bool> asExpected)
    {
        var text = "";
        T? answer = default;
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    text = await (await host.GetAsync(path)).Content.ReadAsStringAsync(Cancel);
                    answer = JsonSerializer.Deserialize<T>(text);
                    return asExpected(answer!);
                },
                "the answer is as expected",
                TimeSpan.FromSeconds(15),
                Cancel);
        }
        catch (TimeoutException e)
        {
            Assert.Fail($"{e.Message}: {text}; {e.InnerException?.Message}");
        }

        return answer!;
    }

    private async Task<IngestorHost> StartAsync(string kind) =>
        _host = await IngestorHost.StartAsync("sqlite", _folder, $"--Ingestor:Database={await TestDatabases.NewAsync(kind, _folder)}");
}
