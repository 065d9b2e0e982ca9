using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Quality;

public sealed class SqliteQualityTests() : QualityTests(TestDatabases.Sqlite);

public sealed class PostgresQualityTests() : QualityTests(TestDatabases.Postgres);

public abstract class QualityTests(string database) : IAsyncLifetime
{
    private static readonly TimeSpan Tokyo = TimeSpan.FromHours(9);

    private readonly TempFolder _folder = new();
    private IngestorHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await IngestorHost.StartAsync("sqlite", _folder, $"--Ingestor:Database={await TestDatabases.NewAsync(database, _folder)}");

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Completeness_and_estimated_share_are_told_per_meter_and_local_day()
    {
        // 2026-04-01 whole; on 2026-04-02 nothing from 06:00 to 18:00; nothing on 2026-04-04 and later.
        var start = new DateTimeOffset(2026, 4, 1, 0, 0, 0, Tokyo);
        var lines = Enumerable.Range(0, (3 * 96) + 1).Where(i => i is < 96 + 24 or >= 96 + 72)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"readings,meter=press energy_import_wh={1000 * i} {start.AddMinutes(15 * i).ToUnixTimeMilliseconds()}"));
        Assert.True((await _host.WriteAsync(string.Join('\n', lines))).IsSuccessStatusCode);
        await Eventually.TrueAsync(_host.LedgerIsDoneAsync, "the ledger is done", TimeSpan.FromMinutes(1), Cancel);

        var quality = await QualityAsync("?from=2026-03-31&to=2026-04-04");
        Assert.Equal((5, new DateOnly(2026, 3, 31), "Asia/Tokyo"), (quality.Day.Count, quality.Day[0], quality.TimeZone));
        var press = Assert.Single(quality.Meters);
        Assert.Equal("press", press.Meter);
        Assert.Equal([null, 1, 0.49, 1, 0], press.Completeness.Select(c => Round(c)));
        Assert.Equal([null, 1, 1, 1, 0], press.Known.Select(c => Round(c)));
        Assert.Equal([null, 0, 0.51, 0, null], press.EstimatedShare.Select(c => Round(c)));
        Assert.Equal(start.AddDays(3), press.LastReading!.Value);
        Assert.True(press.AgeSeconds > 0);
        Assert.Equal(900, press.IntervalSeconds);
        Assert.Null(press.Stuck);
    }

    [Fact]
    public async Task Backlog_and_clock_offset_of_a_gateway_are_told_as_it_says_them()
    {
        var ahead = TimeProvider.System.GetUtcNow().AddSeconds(90);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/write?precision=s") { Content = new StringContent("readings,meter=m active_power_w=1 1770000000", Encoding.UTF8) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", _host.WriteKey);
        request.Headers.Add(GatewayReport.Header, new GatewayReport(ahead, 1200, TimeSpan.FromMinutes(7)).ToHeader());
        Assert.True((await _host.Http.SendAsync(request, Cancel)).IsSuccessStatusCode);

        await Eventually.TrueAsync(async () => (await QualityAsync("")).Gateways.Count == 1, "the gateway is known", cancel: Cancel);
        var gateway = (await QualityAsync("")).Gateways[0];
        Assert.Equal(("test", 1200L, 420.0), (gateway.Name, gateway.WaitingMessages!.Value, gateway.OldestAgeSeconds!.Value));
        Assert.InRange(gateway.ClockOffsetSeconds!.Value, 60, 90);
        Assert.InRange(TimeProvider.System.GetUtcNow() - gateway.LastWrite, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_writer_that_says_nothing_of_itself_is_listed_with_its_last_write()
    {
        await _host.WriteAsync("readings,meter=m active_power_w=1 1770000000000");
        await Eventually.TrueAsync(async () => (await QualityAsync("")).Gateways.Count == 1, "the writer is known", cancel: Cancel);
        Assert.Null((await QualityAsync("")).Gateways[0].ClockOffsetSeconds);
    }

    [Fact]
    public async Task A_power_that_repeats_while_the_counter_stands_is_said_to_be_stuck()
    {
        var start = new DateTimeOffset(2026, 4, 1, 0, 0, 0, Tokyo);
        var lines = Enumerable.Range(0, 90).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"readings,meter=oven active_power_w=2400,energy_import_wh=5000 {start.AddMinutes(i).ToUnixTimeMilliseconds()}"));
        await _host.WriteAsync(string.Join('\n', lines));
        Assert.Equal(new StuckInfo("active_power_w", 2400, start.ToUniversalTime(), "counter_disagrees"), (await QualityAsync("")).Meters[0].Stuck);
    }

    [Theory]
    [InlineData("?from=2026-04-02&to=2026-04-01", "must not be after")]
    [InlineData("?from=2020-01-01&to=2026-04-01", "at most 400 days")]
    [InlineData("?from=1.4.2026", "are dates")]
    [InlineData("?from=0001-01-01&to=0001-01-02", "are dates")]
    public async Task A_span_that_cannot_be_meant_is_refused_with_the_reason(string query, string says)
    {
        using var answer = await _host.GetAsync("/api/sites/works/quality" + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_that_does_not_exist_is_not_found()
    {
        using var answer = await _host.GetAsync("/api/sites/nowhere/quality");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static double? Round(double? share) => share is { } s ? Math.Round(s, 2) : null;

    private async Task<SiteQuality> QualityAsync(string query)
    {
        using var answer = await _host.GetAsync("/api/sites/works/quality" + query);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return (await answer.Content.ReadFromJsonAsync<SiteQuality>(Cancel))!;
    }
}
