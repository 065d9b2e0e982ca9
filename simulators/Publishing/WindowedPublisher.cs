using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace Monitoring.Simulators.Publishing;

/// <summary>
/// Publishes at QoS 1 with a window of messages under way, waits for every PUBACK, and after a lost connection sends again what was not
/// acknowledged: at least once, in order of the first sending.
/// </summary>
public sealed class WindowedPublisher(MqttClientOptions options, int window) : IAsyncDisposable
{
    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _free = new(window, window);
    private readonly SemaphoreSlim _connecting = new(1, 1);
    private IMqttClient? _client;
    private long _acknowledged;
    private Exception? _fault;

    /// <summary>Messages acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Messages handed over.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends one message once the window has room.</summary>
    /// <exception cref="IOException">The broker could not be reached for two minutes.</exception>
    public async Task PublishAsync(string topic, byte[] payload, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        if (_fault is not null)
        {
            _free.Release();
            throw new IOException($"The broker cannot be reached: {_fault.Message}", _fault);
        }

        Sent++;
        var message = new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build();
        _ = DeliverAsync(message, cancel);
    }

    /// <summary>Waits until nothing is under way.</summary>
    public async Task DrainAsync(CancellationToken cancel)
    {
        for (var i = 0; i < window; i++)
        {
            await _free.WaitAsync(cancel);
        }

        _free.Release(window);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_client is { IsConnected: true } client)
        {
            await client.DisconnectAsync();
        }

        _client?.Dispose();
        _free.Dispose();
        _connecting.Dispose();
    }

    private async Task DeliverAsync(MqttApplicationMessage message, CancellationToken cancel)
    {
        try
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            while (!await TryPublishAsync(message, cancel))
            {
                if (clock.Elapsed > GiveUpAfter)
                {
                    return;
                }

                await Task.Delay(RetryDelay, cancel);
            }

            _fault = null;
            Interlocked.Increment(ref _acknowledged);
        }
        catch (OperationCanceledException)
        {
            // The run is ended; what is missing shows in the counts.
        }
        finally
        {
            _free.Release();
        }
    }

    private async Task<bool> TryPublishAsync(MqttApplicationMessage message, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(AckTimeout);
        try
        {
            var client = await ConnectedAsync(limit.Token);
            var result = await client.PublishAsync(message, limit.Token);
            return result.IsSuccess;
        }
        catch (Exception e) when (e is MqttCommunicationException or SocketException or IOException or InvalidOperationException or ObjectDisposedException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            _fault = e;
            return false;
        }
    }

    private async Task<IMqttClient> ConnectedAsync(CancellationToken cancel)
    {
        if (_client is { IsConnected: true } ready)
        {
            return ready;
        }

        await _connecting.WaitAsync(cancel);
        try
        {
            if (_client is { IsConnected: true } other)
            {
                return other;
            }

            _client?.Dispose();
            var fresh = new MqttClientFactory().CreateMqttClient();
            _client = fresh;
            var result = await fresh.ConnectAsync(options, cancel);
            return result.ResultCode == MqttClientConnectResultCode.Success
                ? fresh
                : throw new IOException($"the broker refused the connection: {result.ResultCode}");
        }
        finally
        {
            _connecting.Release();
        }
    }
}
