using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.LineProtocol;
using Monitoring.Gateway.Forwarding;
using Monitoring.Gateway.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Forwarding;

/// <summary>The gateway listening as the broker, in front of an ingestor that answers as the test wants.</summary>
public sealed class ForwarderTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeIngestor _ingestor = new();
    private readonly int _port = FreePort.Next();
    private GatewayHost _gateway = null!;
    private Publisher _meter = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _ingestor.StartAsync();
        _gateway = await GatewayHost.StartAsync(_folder.Path, _ingestor.Url, $"--Gateway:Mqtt:Listen=127.0.0.1:{_port}");
        _meter = await Publisher.ConnectAsync(_port);
    }

    public async ValueTask DisposeAsync()
    {
        await _meter.DisposeAsync();
        await _gateway.DisposeAsync();
        await _ingestor.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Readings_arrive_in_order_and_the_buffer_becomes_empty()
    {
        await PublishAsync(0, 50);
        await ArrivedAsync(50);
        Assert.Equal(Enumerable.Range(0, 50), _ingestor.Lines.Select(Value));
        await Eventually.TrueAsync(async () => (await _gateway.HealthAsync()).Contains("\"messages\":0", StringComparison.Ordinal), "nothing waits", cancel: Cancel);
    }

    [Fact]
    public async Task After_an_outage_everything_arrives_by_itself_without_new_input()
    {
        await _ingestor.StopAsync();
        await PublishAsync(0, 20);
        await Eventually.TrueAsync(async () => (await _gateway.HealthAsync()).Contains("cannot be reached", StringComparison.Ordinal), "health says why", cancel: Cancel);
        await _ingestor.StartAsync();
        await ArrivedAsync(20);
    }

    [Fact]
    public async Task A_refused_key_holds_the_readings_until_it_is_mended()
    {
        var mended = false;
        _ingestor.Answer = _ => mended ? null : Results.StatusCode(401);
        await PublishAsync(0, 5);
        await Eventually.TrueAsync(async () => (await _gateway.HealthAsync()).Contains("Gateway:Ingestor:Key", StringComparison.Ordinal), "health names the setting", cancel: Cancel);
        mended = true;
        await ArrivedAsync(5);
    }

    [Fact]
    public async Task Refused_lines_go_to_quarantine_and_the_others_are_not_sent_again()
    {
        _ingestor.Answer = lines =>
        {
            foreach (var line in lines.Where(l => Value(l) != 3))
            {
                _ingestor.Lines.Enqueue(line);
            }

            var bad = Array.FindIndex(lines, l => Value(l) == 3);
            return bad < 0 ? Results.NoContent() : Results.Json(new WriteError("invalid", "partial write", [new RefusedLine(bad + 1, lines[bad], "no threes")]), statusCode: 400);
        };
        await PublishAsync(0, 6);
        await ArrivedAsync(5);
        var quarantine = _gateway.Services.GetRequiredService<Quarantine>();
        await Eventually.TrueAsync(() => quarantine.RefusedLines().Count == 1, "one line is in quarantine", cancel: Cancel);
        Assert.Equal("no threes", quarantine.RefusedLines()[0].Reason);
    }

    [Fact]
    public async Task A_batch_that_is_refused_without_a_word_is_halved_until_the_culprit_stands_alone()
    {
        _ingestor.Answer = lines => lines.Any(l => Value(l) == 7) ? Results.StatusCode(400) : null;
        await PublishAsync(0, 16);
        await ArrivedAsync(15);
        var quarantine = _gateway.Services.GetRequiredService<Quarantine>();
        await Eventually.TrueAsync(() => quarantine.RefusedLines().Count == 1, "only the culprit is in quarantine", cancel: Cancel);
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_halved()
    {
        _ingestor.Answer = lines => lines.Length > 4 ? Results.StatusCode(413) : null;
        await PublishAsync(0, 32);
        await ArrivedAsync(32);
    }

    [Fact]
    public async Task Retry_after_is_honoured()
    {
        DateTimeOffset? refusedAt = null;
        TimeSpan? waited = null;
        _ingestor.Answer = _ =>
        {
            if (refusedAt is null)
            {
                refusedAt = TimeProvider.System.GetUtcNow();
                return new RetryLater();
            }

            waited ??= TimeProvider.System.GetUtcNow() - refusedAt;
            return null;
        };
        await PublishAsync(0, 1);
        await ArrivedAsync(1);
        Assert.True(waited >= TimeSpan.FromSeconds(1.9), $"waited {waited}");
    }

    private static int Value(string line) =>
        (int)double.Parse(line.Split("active_power_w=")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private async Task PublishAsync(int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            await _meter.PublishAsync("v1/devices/press-1/telemetry", $$$"""{"ts":{{{1767571200000 + (i * 1000L)}}},"values":{"active_power_w":{{{i}}}}}""", Cancel);
        }
    }

    private Task ArrivedAsync(int lines) =>
        Eventually.TrueAsync(() => _ingestor.Lines.Select(Value).Distinct().Count() == lines, $"{lines} readings have arrived", cancel: Cancel);

    private sealed class RetryLater : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = 429;
            httpContext.Response.Headers.RetryAfter = "2";
            return Task.CompletedTask;
        }
    }
}
