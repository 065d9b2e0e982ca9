using System.Text;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests;

/// <summary>Nonsense through the real path: counted with its reason, a sample kept, and the good message beside it arrives.</summary>
public sealed class NonsenseTests : IAsyncLifetime
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
    public async Task Nonsense_is_counted_by_reason_sampled_and_harms_nothing()
    {
        (string Topic, byte[] Payload, string Reason)[] nonsense =
        [
            ("a/telemetry", """{"active_power_w":4"""u8.ToArray(), "malformed_json"),
            ("b/telemetry", """{"active_power_w":NaN}"""u8.ToArray(), "malformed_json"),
            ("c/telemetry", """{"active_power_w":"NaN"}"""u8.ToArray(), "not_a_number"),
            ("d/telemetry", """{"ts":3000,"values":{"active_power_w":1}}"""u8.ToArray(), "timestamp_out_of_range"),
            ("e/telemetry", """{"ts":4070908800000,"values":{"active_power_w":1}}"""u8.ToArray(), "timestamp_out_of_range"),
            ("f/telemetry", Encoding.UTF8.GetBytes("{\"active_power_w\":1,\"x\":\"" + new string('x', 1_000_000) + "\"}"), "payload_too_large"),
            ("g/telemetry", [(byte)'{', 0xff, 0xfe, (byte)'}'], "invalid_utf8"),
            ("h/telemetry", """{"active_power_w":{"value":[1,2]}}"""u8.ToArray(), "not_a_number"),
            ("i/telemetry", """{"watts":1}"""u8.ToArray(), "unknown_quantity"),
            ("who/knows", """{"active_power_w":1}"""u8.ToArray(), "unknown_topic"),
        ];
        await using var gateway = await TestGateway.StartAsync(_folder.Path, _ingestor.Url, "--Gateway:Mqtt:Listen=127.0.0.1:0");
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        foreach (var (topic, payload, _) in nonsense)
        {
            await publisher.PublishAsync(topic, payload, Cancel);
        }

        await publisher.PublishAsync("good/telemetry", """{"ts":1700000000000,"values":{"active_power_w":7}}""", Cancel);

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Contains("readings,meter=good active_power_w=7 1700000000000", _ingestor.Stored.Keys);
        var metrics = await gateway.Http.GetStringAsync("/metrics", Cancel);
        var samples = gateway.Samples.Read();
        foreach (var reason in nonsense.GroupBy(n => n.Reason, StringComparer.Ordinal))
        {
            Assert.Equal(reason.Count(), gateway.Undecodable(reason.Key));
            Assert.Contains($"reason=\"{reason.Key}\"}} {reason.Count()}", metrics, StringComparison.Ordinal);
            Assert.All(reason, n => Assert.Contains(samples, s => s.Topic == n.Topic && s.Reason == n.Reason && n.Payload.AsSpan().StartsWith(s.Payload)));
        }

        Assert.Equal(3, _ingestor.Stored.Count); // the good one, and the two with a bad clock at their arrival time
    }

    [Theory]
    [InlineData(3, 0xff, "invalid_utf8")]
    [InlineData(30_000, 0xff, "topic_too_long")] // each byte becomes a U+FFFD, three bytes in UTF-8
    [InlineData(65_535, 'a', "topic_too_long")]
    public async Task A_topic_of_nonsense_is_acknowledged_counted_sampled_and_harms_nothing(int length, byte letter, string reason)
    {
        await using var gateway = await TestGateway.StartAsync(_folder.Path, _ingestor.Url, "--Gateway:Mqtt:Listen=127.0.0.1:0");
        using var raw = await RawPublisher.ConnectAsync(gateway.ListenPort, Cancel);
        await raw.PublishAsync([.. Enumerable.Repeat(letter, length - 2), .. "/x"u8], """{"active_power_w":1}"""u8.ToArray(), Cancel);
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await publisher.PublishAsync("good/telemetry", """{"ts":1700000000000,"values":{"active_power_w":7}}""", Cancel);

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Equal(["readings,meter=good active_power_w=7 1700000000000"], _ingestor.Stored.Keys);
        Assert.Equal(1, gateway.Undecodable(reason));
        Assert.Equal(0, gateway.Buffer.State.DamagedGroups);
        Assert.Equal(reason, Assert.Single(gateway.Samples.Read()).Reason);
    }
}
