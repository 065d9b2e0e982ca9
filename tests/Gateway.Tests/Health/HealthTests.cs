using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Gateway.Tests.Buffering;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private FakeIngestor _ingestor = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestor = await FakeIngestor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _ingestor.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_gateway_that_works_is_healthy_and_says_where_it_listens()
    {
        await using var gateway = await TestGateway.StartAsync(_folder.Path, _ingestor.Url, "--Gateway:Mqtt:Listen=127.0.0.1:0");

        using var answer = await gateway.Http.GetAsync("/healthz", Cancel);
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("healthy", report.RootElement.GetProperty("status").GetString());
        Assert.Equal($"127.0.0.1:{gateway.ListenPort}", report.RootElement.GetProperty("listen").GetString());
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_part_and_the_process_carries_on()
    {
        await _ingestor.StopAsync();
        await using var gateway = await TestGateway.StartAsync(_folder.Path, _ingestor.Url, "--Gateway:Mqtt:Listen=127.0.0.1:0");
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel);
        await Eventually.TrueAsync(() => gateway.Counters.RequestsFailed > 0, "a request fails", cancel: Cancel);

        using var answer = await gateway.Http.GetAsync("/healthz", Cancel);
        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(_ingestor.Url, report.RootElement.GetProperty("reasons").GetProperty("ingestor").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, report.RootElement.GetProperty("waiting_messages").GetInt64());
    }

    [Fact]
    public async Task A_broker_that_cannot_be_reached_is_said_and_does_not_stop_the_gateway()
    {
        await using var gateway = await TestGateway.StartAsync(
            _folder.Path, _ingestor.Url, "--Gateway:Mqtt:Host=127.0.0.1", $"--Gateway:Mqtt:Port={FreePort.Next()}");

        await Eventually.TrueAsync(() => gateway.BrokerProblem?.Contains("refused", StringComparison.OrdinalIgnoreCase) == true, "the refusal is said", cancel: Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await gateway.Http.GetAsync("/healthz", Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_clock_that_is_behind_is_said_and_the_right_times_of_meters_are_kept()
    {
        var now = TimeProvider.System.GetUtcNow();
        using (var before = new TestBuffer(_folder.Path, new FakeTimeProvider(now.AddDays(30))))
        {
            before.Append(1, "the clock has read this time");
        }

        await using var gateway = await TestGateway.StartAsync(_folder.Path, _ingestor.Url, "--Gateway:Mqtt:Listen=127.0.0.1:0");
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        var right = now.AddDays(31).ToUnixTimeMilliseconds();
        await publisher.PublishAsync("a/telemetry", $$$"""{"ts":{{{right}}},"values":{"active_power_w":1}}""", Cancel);

        await Eventually.TrueAsync(() => _ingestor.Stored.ContainsKey($"readings,meter=a active_power_w=1 {right}"), "it is stored at its own time", cancel: Cancel);
        using var report = JsonDocument.Parse(await (await gateway.Http.GetAsync("/healthz", Cancel)).Content.ReadAsStringAsync(Cancel));
        Assert.Contains("set it", report.RootElement.GetProperty("reasons").GetProperty("clock").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metrics_tell_what_waits_and_what_was_forwarded()
    {
        await using var gateway = await TestGateway.StartAsync(_folder.Path, _ingestor.Url, "--Gateway:Mqtt:Listen=127.0.0.1:0");
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel);
        await Eventually.TrueAsync(() => gateway.Counters.LinesForwarded == 1, "it is forwarded", cancel: Cancel);

        var metrics = await gateway.Http.GetStringAsync("/metrics", Cancel);

        foreach (var expected in (string[])["gateway_messages_received_total", "gateway_messages_acknowledged_total", "gateway_lines_forwarded_total"])
        {
            Assert.Matches($@"(?m)^{expected}(\{{[^}}]*\}})? 1\r?$", metrics);
        }

        Assert.Matches(@"(?m)^gateway_buffer_oldest_age_seconds(\{[^}]*\})? 0\r?$", metrics);
        Assert.Matches(@"(?m)^gateway_broker_connected(\{[^}]*\})? 1$", metrics);
        Assert.Matches(@"(?m)^gateway_last_success_seconds(\{[^}]*\})? 1\d{9}", metrics);
    }
}
