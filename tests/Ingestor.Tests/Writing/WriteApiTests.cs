using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Writing;

public sealed class WriteApiTests
{
    private const string Good = "readings,meter=m1 active_power_w=1 1767571200000";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_batch_is_answered_204_and_can_be_read_at_once()
    {
        await using var host = await IngestorHost.StartAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync(Good)).StatusCode);
        var readings = await ReadAsync(host);
        Assert.Equal([1.0], readings.Value);
    }

    [Fact]
    public async Task A_bad_line_is_named_and_its_neighbours_are_stored()
    {
        await using var host = await IngestorHost.StartAsync();
        var answer = await host.WriteAsync($"{Good}\nreadings,meter=m1 active_power_w=oops 1767571201000\nreadings,meter=m1 active_power_w=3 1767571202000");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = (await answer.Content.ReadFromJsonAsync<WriteError>(Cancel))!;
        Assert.Equal("invalid", error.Code);
        Assert.Equal(2, Assert.Single(error.Refused!).Line);
        Assert.Equal([1.0, 3.0], (await ReadAsync(host)).Value);
    }

    [Fact]
    public async Task The_key_decides_the_site_whatever_the_client_says()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync("readings,meter=m1,site=other active_power_w=1 1767571200000");
        Assert.Equal([1.0], (await ReadAsync(host)).Value);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/sites/other/meters")).StatusCode);
    }

    [Fact]
    public async Task Wrong_missing_revoked_and_read_keys_may_not_write()
    {
        await using var host = await IngestorHost.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.WriteAsync(Good, "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsync("/api/v2/write", new StringContent(Good), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.WriteAsync(Good, host.ReadKey)).StatusCode);
        var id = (await host.Keys.ListAsync(Cancel)).Single(k => k.Scope == KeyScope.Write).Id;
        Assert.True(await host.Keys.RevokeAsync(id, Cancel));
        await Eventually.TrueAsync(async () => (await host.WriteAsync(Good)).StatusCode == HttpStatusCode.Unauthorized, "the revoked key is refused", cancel: Cancel);
    }

    [Fact]
    public async Task A_write_key_may_not_read()
    {
        await using var host = await IngestorHost.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync("/api/sites", host.WriteKey)).StatusCode);
    }

    [Fact]
    public async Task Gzip_is_understood_and_a_bomb_is_too_large()
    {
        await using var host = await IngestorHost.StartAsync(more: "--Ingestor:MaxBodyBytes=100000");
        Assert.Equal(HttpStatusCode.NoContent, (await host.SendAsync(Gzip(Encoding.UTF8.GetBytes(Good)))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.SendAsync(Gzip(new byte[5_000_000]))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.WriteAsync(new string('x', 200_000))).StatusCode);
        var broken = new ByteArrayContent([1, 2, 3]);
        broken.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync(broken)).StatusCode);
    }

    [Theory]
    [InlineData("precision=ms", "1767571200000")]
    [InlineData("precision=s", "1767571200")]
    [InlineData("precision=us", "1767571200000000")]
    [InlineData("", "1767571200000000000")]
    public async Task Every_precision_is_understood(string query, string stamp)
    {
        await using var host = await IngestorHost.StartAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync($"readings,meter=m1 active_power_w=1 {stamp}", query: query)).StatusCode);
        Assert.Equal(1_767_571_200, (await ReadAsync(host)).Time.Single().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task An_unknown_precision_is_refused_and_nothing_is_stored()
    {
        await using var host = await IngestorHost.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await host.WriteAsync(Good, query: "precision=weeks")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/api/sites/works/meters/m1/latest")).StatusCode);
    }

    [Fact]
    public async Task While_the_store_is_away_writes_are_asked_to_come_again_and_then_succeed()
    {
        Assert.SkipUnless(InfluxServer.Available, InfluxServer.SkipReason);
        await using var influx = await InfluxServer.StartAsync(Cancel);
        await using var host = await IngestorHost.StartAsync(influx.Url.ToString().TrimEnd('/'));
        Assert.Equal(HttpStatusCode.NoContent, (await host.WriteAsync(Good)).StatusCode);
        await influx.StopAsync();
        var answer = await host.WriteAsync(Good);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Http.GetAsync("/healthz", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.GetAsync("/api/sites/works/meters/m1/readings?quantity=active_power_w&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z")).StatusCode);
        await influx.StartAgainAsync(Cancel);
        await Eventually.TrueAsync(async () => (await host.WriteAsync(Good)).StatusCode == HttpStatusCode.NoContent, "writes succeed again", cancel: Cancel);
        Assert.Equal([1.0], (await ReadAsync(host)).Value);
    }

    [Fact]
    public async Task Refused_lines_are_counted_by_reason_and_sampled()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync("readings,meter=m1 active_power_w=1 5\nnonsense\n\u0000\u0001");
        var metrics = await host.Http.GetStringAsync("/metrics", Cancel);
        Assert.Contains("reason=\"timestamp_out_of_range\"", metrics, StringComparison.Ordinal);
        Assert.Contains("nonsense", await host.Http.GetStringAsync("/healthz", Cancel), StringComparison.Ordinal);
    }

    private static async Task<ReadingSeries> ReadAsync(IngestorHost host)
    {
        var answer = await host.GetAsync("/api/sites/works/meters/m1/readings?quantity=active_power_w&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z");
        return (await answer.Content.ReadFromJsonAsync<ReadingSeries>(Cancel))!;
    }

    private static ByteArrayContent Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
