using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace Monitoring.Simulators.Tests.Mqtt;

/// <summary>Keeps everything a broker has, in its order; with a session, so that a restart of the broker loses nothing.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Topic, string Text)> _messages = new();
    private readonly MqttClientOptions _options;
    private IMqttClient? _client;

    private Listener(int port) => _options = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port)
        .WithClientId("listener").WithCleanStart(false).WithSessionExpiryInterval(3600).WithTimeout(TimeSpan.FromSeconds(10)).Build();

    public IReadOnlyList<(string Topic, string Text)> Messages => [.. _messages];

    public static async Task<Listener> StartAsync(int port)
    {
        var listener = new Listener(port);
        await listener.ConnectAsync();
        return listener;
    }

    public async Task ConnectAsync()
    {
        _client?.Dispose();
        _client = new MqttClientFactory().CreateMqttClient();
        _client.ApplicationMessageReceivedAsync += e =>
        {
            _messages.Enqueue((e.ApplicationMessage.Topic, Encoding.UTF8.GetString(e.ApplicationMessage.Payload.ToArray())));
            return Task.CompletedTask;
        };
        await _client.ConnectAsync(_options, CancellationToken.None);
        await _client.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true })
        {
            await _client.DisconnectAsync();
        }

        _client?.Dispose();
    }
}
