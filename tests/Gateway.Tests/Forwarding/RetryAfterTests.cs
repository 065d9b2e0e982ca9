using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Forwarding;
using Monitoring.Gateway.Health;
using Monitoring.Gateway.Tests.Buffering;
using Monitoring.Gateway.Tests.Decoding;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Forwarding;

public sealed class RetryAfterTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_server_is_not_asked_again_before_the_time_it_gave(int status)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        await using var ingestor = await FakeIngestor.StartAsync();
        ingestor.Respond = _ => new FakeIngestor.Answer(status, "busy", RetryAfter: 120);
        using var buffer = new TestBuffer(folder.Path);
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_100_000));
        var options = new IngestorOptions { Url = ingestor.Url, Key = "k" };
        var (counters, health) = (new GatewayCounters(), new HealthBoard());
        using var client = new IngestorClient(options, buffer.Buffer, time);
        using var builder = new BatchBuilder(
            buffer.Buffer, new SampleTable(buffer.File, NullLogger<SampleTable>.Instance), Definitions.Decoder([new() { Topic = "t/x", Meter = "m", Quantity = "active_power_w" }]), counters, options);
        using var forwarder = new Forwarder(buffer.Buffer, builder, new BatchSender(client, buffer.Known, time), options, counters, health, time, NullLogger<Forwarder>.Instance);
        buffer.Append(1_700_000_000_000, "1");

        await forwarder.StartAsync(cancel);
        await Eventually.TrueAsync(() => counters.RequestsFailed == 1, "the first request is refused", cancel: cancel);
        ingestor.Respond = _ => new FakeIngestor.Answer(204);
        for (var i = 0; i < 119; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Single(ingestor.Requests);
        Assert.NotNull(health.Of(HealthPart.Ingestor));

        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return buffer.Buffer.State.Messages == 0;
            },
            "the second request is made",
            cancel: cancel);
        Assert.Equal(2, ingestor.Requests.Count);
        await forwarder.StopAsync(cancel);
    }
}
