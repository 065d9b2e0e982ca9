using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Monitoring.Gateway.Tests.Servers;

/// <summary>An MQTT client that publishes and sees its acknowledgements.</summary>
public sealed class Publisher : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public bool IsConnected => _client.IsConnected;

    public static async Task<Publisher> ConnectAsync(
        int port, CancellationToken cancel, string? user = null, string? password = null, MqttProtocolVersion version = MqttProtocolVersion.V311, string? clientId = null, bool? clean = null)
    {
        var publisher = new Publisher();
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", port)
            .WithProtocolVersion(version)
            .WithClientId(clientId ?? Guid.NewGuid().ToString("N"))
            .WithCleanStart(clean ?? clientId is null);
        if (user is not null)
        {
            options = options.WithCredentials(user, password);
        }

        var result = await publisher._client.ConnectAsync(options.Build(), cancel);
        return result.ResultCode == MqttClientConnectResultCode.Success
            ? publisher
            : throw new InvalidOperationException(result.ResultCode.ToString());
    }

    /// <summary>What the broker answers to a subscription.</summary>
    public async Task<MqttClientSubscribeResultCode> SubscribeAsync(string filter, CancellationToken cancel) =>
        (await _client.SubscribeAsync(filter, cancellationToken: cancel)).Items.Single().ResultCode;

    /// <summary>Ends when the message is acknowledged (QoS 1) or sent (QoS 0).</summary>
    public Task PublishAsync(string topic, string payload, CancellationToken cancel, int qos = 1, bool retain = false) =>
        PublishAsync(topic, System.Text.Encoding.UTF8.GetBytes(payload), cancel, qos, retain);

    public Task PublishAsync(string topic, byte[] payload, CancellationToken cancel, int qos = 1, bool retain = false) => _client.PublishAsync(
        new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .WithRetainFlag(retain)
            .WithQualityOfServiceLevel((MqttQualityOfServiceLevel)qos)
            .Build(),
        cancel);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
