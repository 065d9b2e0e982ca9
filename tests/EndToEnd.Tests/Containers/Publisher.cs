using MQTTnet;
using MQTTnet.Protocol;

namespace Monitoring.EndToEnd.Tests.Containers;

/// <summary>A meter's MQTT client: QoS 1, done when the broker has acknowledged.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public static async Task<Publisher> ConnectAsync(string host, int port, CancellationToken cancel)
    {
        var publisher = new Publisher();
        var result = await publisher._client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(host, port).Build(), cancel);
        Assert.Equal(MqttClientConnectResultCode.Success, result.ResultCode);
        return publisher;
    }

    public async Task SendAsync(string topic, string payload, CancellationToken cancel)
    {
        var message = new MqttApplicationMessageBuilder()
            .WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        var result = await _client.PublishAsync(message, cancel);
        Assert.True(result.IsSuccess, $"The broker answered {result.ReasonCode} to {topic}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
        {
            await _client.DisconnectAsync(cancellationToken: CancellationToken.None);
        }

        _client.Dispose();
    }
}
