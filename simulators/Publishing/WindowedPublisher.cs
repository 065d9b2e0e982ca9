using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace Monitoring.Simulators.Publishing;

/// <summary>
/// Publishes at QoS 1 with up to a window of messages under way, and counts the PUBACKs. After a lost connection it connects again and
/// first repeats, in their order, the messages that were not acknowledged: at least once, each topic in order. Safe for several callers.
/// </summary>
public sealed class WindowedPublisher : IAsyncDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(0.5);

    private readonly MqttClientOptions _options;
    private readonly TimeSpan? _giveUpAfter;
    private readonly int _window;
    private readonly SemaphoreSlim _free;
    private readonly SemaphoreSlim _draining = new(1, 1);
    private readonly Channel<Message> _queue = Channel.CreateUnbounded<Message>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LinkedList<Message> _unacknowledged = [];
    private readonly CancellationTokenSource _ending = new();
    private Task _delivering = Task.CompletedTask;
    private IOException? _fault;
    private long _sent;
    private long _acknowledged;

    private WindowedPublisher(MqttClientOptions options, int window, TimeSpan? giveUpAfter)
    {
        (_options, _window, _giveUpAfter) = (options, window, giveUpAfter);
        _free = new SemaphoreSlim(window, window);
    }

    /// <summary>Messages handed over.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Messages the broker has taken.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Why the broker refused a message, if it did; such a message counts as sent but not as acknowledged.</summary>
    public string? Refusal { get; private set; }

    private string Address => _options.ChannelOptions is MqttClientTcpOptions { RemoteEndpoint: DnsEndPoint remote }
        ? $"{remote.Host}:{remote.Port}"
        : _options.ChannelOptions.ToString() ?? string.Empty;

    /// <summary>Connects.</summary>
    /// <param name="options">The broker.</param>
    /// <param name="window">Most messages under way.</param>
    /// <param name="giveUpAfter">How long to try to connect again after a lost connection; null for ever.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">The broker cannot be reached or refuses; the message says why.</exception>
    public static async Task<WindowedPublisher> ConnectAsync(
        MqttClientOptions options, int window, TimeSpan? giveUpAfter, CancellationToken cancel)
    {
        var publisher = new WindowedPublisher(options, window, giveUpAfter);
        try
        {
            var client = await publisher.OpenAsync(cancel);
            publisher._delivering = Task.Run(() => publisher.DeliverAsync(client), CancellationToken.None);
            return publisher;
        }
        catch
        {
            await publisher.DisposeAsync();
            throw;
        }
    }

    /// <summary>Hands one message over once the window has room.</summary>
    /// <exception cref="IOException">The connection was lost and could not be made again in time.</exception>
    public async Task PublishAsync(string topic, byte[] payload, CancellationToken cancel)
    {
        await RoomAsync(cancel);
        Interlocked.Increment(ref _sent);
        _queue.Writer.TryWrite(new Message(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build()));
    }

    /// <summary>Waits until nothing is under way.</summary>
    /// <exception cref="IOException">The connection was lost and could not be made again in time.</exception>
    public async Task DrainAsync(CancellationToken cancel)
    {
        await _draining.WaitAsync(cancel);
        var taken = 0;
        try
        {
            for (; taken < _window; taken++)
            {
                await RoomAsync(cancel);
            }
        }
        finally
        {
            if (taken > 0)
            {
                _free.Release(taken);
            }

            _draining.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _delivering;
        _ending.Dispose();
        _free.Dispose();
        _draining.Dispose();
    }

    private async Task RoomAsync(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _ending.Token);
        try
        {
            await _free.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (_fault is not null)
        {
            throw _fault;
        }
    }

    private async Task DeliverAsync(IMqttClient first)
    {
        var client = first;
        while (!_ending.IsCancellationRequested)
        {
            await SendUntilLostAsync(client);
            if (await OpenAgainAsync() is not { } next)
            {
                return;
            }

            client = next;
        }
    }

    // One task per message only waits for its PUBACK; the sending itself is started here, by one reader, so that the order is kept.
    private async Task SendUntilLostAsync(IMqttClient client)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ending = _ending.Token.Register(() => lost.TrySetResult());
        client.DisconnectedAsync += _ =>
        {
            lost.TrySetResult();
            return Task.CompletedTask;
        };
        foreach (var message in Unacknowledged())
        {
            message.Delivery = AcknowledgedAsync(client, message, lost);
        }

        while (!lost.Task.IsCompleted)
        {
            while (!lost.Task.IsCompleted && _queue.Reader.TryRead(out var message))
            {
                lock (_unacknowledged)
                {
                    _unacknowledged.AddLast(message);
                }

                message.Delivery = AcknowledgedAsync(client, message, lost);
            }

            await Task.WhenAny(_queue.Reader.WaitToReadAsync(_ending.Token).AsTask(), lost.Task);
        }

        await CloseAsync(client);
        await Task.WhenAll(Unacknowledged().Select(m => m.Delivery));
    }

    private async Task AcknowledgedAsync(IMqttClient client, Message message, TaskCompletionSource lost)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
            limit.CancelAfter(AckTimeout);
            var result = await client.PublishAsync(message.Content, limit.Token);
            if (result.IsSuccess)
            {
                Interlocked.Increment(ref _acknowledged);
            }
            else
            {
                // MQTT 5, 4.4: a PUBACK that refuses is an answer all the same; the message is not sent again.
                Refusal = $"{result.ReasonCode} {result.ReasonString}".TrimEnd();
            }

            lock (_unacknowledged)
            {
                _unacknowledged.Remove(message);
            }

            _free.Release();
        }
        catch (Exception e) when (IsLoss(e))
        {
            lost.TrySetResult();
        }
    }

    private async Task<IMqttClient?> OpenAgainAsync()
    {
        var clock = Stopwatch.StartNew();
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                return await OpenAsync(_ending.Token);
            }
            catch (IOException e) when (clock.Elapsed > _giveUpAfter)
            {
                _fault = e;
                await _ending.CancelAsync();
            }
            catch (IOException)
            {
                await Task.WhenAny(Task.Delay(RetryDelay, _ending.Token));
            }
            catch (OperationCanceledException)
            {
                // Ends below.
            }
        }

        return null;
    }

    // A fresh client for every connection: nothing of a lost one can reach into the next.
    private async Task<IMqttClient> OpenAsync(CancellationToken cancel)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(ConnectTimeout);
        try
        {
            var result = await client.ConnectAsync(_options, limit.Token);
            if (result.ResultCode == MqttClientConnectResultCode.Success)
            {
                return client;
            }

            client.Dispose();
            throw new IOException($"The broker {Address} refused the connection: {result.ResultCode}.");
        }
        catch (Exception e) when (e is not IOException && IsLoss(e) && !cancel.IsCancellationRequested)
        {
            client.Dispose();
            var why = e is OperationCanceledException ? $"no answer within {ConnectTimeout.TotalSeconds:0} s" : e.GetBaseException().Message;
            throw new IOException($"The broker {Address} cannot be reached: {why}", e);
        }
    }

    private static async Task CloseAsync(IMqttClient client)
    {
        try
        {
            using var limit = new CancellationTokenSource(RetryDelay);
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token);
        }
        catch (Exception e) when (IsLoss(e))
        {
            // It was gone already.
        }

        client.Dispose();
    }

    // What MQTTnet throws when a connection breaks at one place or another.
    private static bool IsLoss(Exception e) =>
        e is MqttCommunicationException or MqttProtocolViolationException or SocketException or IOException or InvalidOperationException or OperationCanceledException;

    private List<Message> Unacknowledged()
    {
        lock (_unacknowledged)
        {
            return [.. _unacknowledged];
        }
    }

    private sealed class Message(MqttApplicationMessage content)
    {
        public MqttApplicationMessage Content { get; } = content;

        public Task Delivery { get; set; } = Task.CompletedTask;
    }
}
