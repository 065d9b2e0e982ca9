using System.Globalization;
using System.Text;
using Monitoring.EndToEnd.Tests.Running;
using Monitoring.Support;
using MQTTnet;
using MQTTnet.Protocol;

namespace Monitoring.EndToEnd.Tests.WholePath;

/// <summary>Whatever a network may throw at the gateway is counted with its reason, and good messages beside it arrive.</summary>
public sealed class NonsenseTests
{
    private static readonly DateTimeOffset GoodTime = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public NonsenseTests() => Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);

    [Fact]
    public async Task Nonsense_of_every_kind_is_counted_with_its_reason_and_harms_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var plant = await Plant.StartAsync("sqlite", cancel);
        using var publisher = new MqttClientFactory().CreateMqttClient();
        await publisher.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", plant.Broker.Port).WithTimeout(TimeSpan.FromSeconds(10)).Build(),
            CancellationToken.None);

        await PublishAsync(publisher, Telemetry("good"), Good(0), cancel);
        foreach (var (topic, payload) in Nonsense())
        {
            await PublishAsync(publisher, topic, payload, cancel);
        }

        await PublishAsync(publisher, Telemetry("good"), Good(1), cancel);

        await Eventually.TrueAsync(
            async () => (await plant.Api.ReadingsAsync(
                Plant.Site, "good", "active_power_w", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", cancel)).Value.SequenceEqual([100.0, 101.0]),
            "both good messages are stored",
            cancel: cancel);
        var metrics = await plant.Gateway.MetricsAsync(cancel);
        foreach (var reason in (string[])["malformed_json", "timestamp_out_of_range", "payload_too_large", "invalid_utf8", "not_a_number", "unknown_topic", "unknown_quantity"])
        {
            Assert.True(Count(metrics, reason) > 0, $"'{reason}' is not counted:\n{metrics}");
        }
    }

    private static double Count(string metrics, string reason) => metrics.Split('\n')
        .Where(line => line.StartsWith("gateway_undecodable_total{", StringComparison.Ordinal) && line.Contains($"\"{reason}\"", StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));

    private static string Telemetry(string device) => $"v1/devices/{device}/telemetry";

    private static byte[] Good(int minute) =>
        Encoding.UTF8.GetBytes($$$"""{"ts":{{{GoodTime.AddMinutes(minute).ToUnixTimeMilliseconds()}}},"values":{"active_power_w":{{{100 + minute}}}}}""");

    private static IEnumerable<(string Topic, byte[] Payload)> Nonsense() =>
    [
        (Telemetry("a"), "{\"ts\":1767571200000,\"values\":{\"active_power_w\":"u8.ToArray()),
        (Telemetry("b"), "{\"ts\":1767571200000,\"values\":{\"active_power_w\":NaN}}"u8.ToArray()),
        (Telemetry("c"), "{\"ts\":3000,\"values\":{\"active_power_w\":1}}"u8.ToArray()),
        (Telemetry("d"), "{\"ts\":4070908800000,\"values\":{\"active_power_w\":1}}"u8.ToArray()),
        (Telemetry("e"), new byte[1024 * 1024]),
        (Telemetry("f"), [0xC3, 0x28, 0xFF, 0xFE]),
        (Telemetry("g"), "{\"ts\":1767571200000,\"values\":{\"active_power_w\":\"soon\"}}"u8.ToArray()),
        (Telemetry("h"), "{\"ts\":1767571200000,\"values\":{\"active_power_w\":[1,2]}}"u8.ToArray()),
        (Telemetry("i"), "{\"ts\":1767571200000,\"values\":{\"horse_power\":1}}"u8.ToArray()),
        ("somewhere/else", "42"u8.ToArray()),
        (Telemetry("j"), []),
    ];

    private static Task PublishAsync(IMqttClient client, string topic, byte[] payload, CancellationToken cancel) => client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
        cancel);
}
