using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Monitoring.Gateway.Tests.Running;

/// <summary>A meter.</summary>
public sealed class Publisher : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public static async Task<Publisher> ConnectAsync(int port, string? user = null, string? password = null)
    {
        var publisher = new Publisher();
        var options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).WithTimeout(TimeSpan.FromSeconds(10));
        if (user is not null)
        {
            options.WithCredentials(user, password);
        }

        var result = await publisher._client.ConnectAsync(options.Build(), CancellationToken.None);
        return result.ResultCode == MqttClientConnectResultCode.Success ? publisher : throw new UnauthorizedAccessException($"{result.ResultCode}");
    }

    /// <summary>Completes with the PUBACK.</summary>
    public Task PublishAsync(string topic, string payload, CancellationToken cancel, bool retain = false) => _client.PublishAsync(
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(Encoding.UTF8.GetBytes(payload)).WithRetainFlag(retain)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(),
        cancel);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
