using System.Threading.Channels;
using MQTTnet;

namespace Monitoring.Simulators.Publishing;

/// <summary>
/// Sends messages over one connection after another until each is answered; after a lost connection first those that were not, in their
/// order.
/// </summary>
/// <param name="connector">Makes the connections.</param>
/// <param name="answered">Called once for every message that the broker took or refused.</param>
internal sealed class Delivery(Connector connector, Action answered) : IAsyncDisposable
{
    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(20);

    private readonly Channel<Message> _queue = Channel.CreateUnbounded<Message>(new UnboundedChannelOptions { SingleReader = true });
    private readonly LinkedList<Message> _unacknowledged = [];
    private readonly CancellationTokenSource _ending = new();
    private Task _delivering = Task.CompletedTask;
    private long _acknowledged;

    /// <summary>Messages the broker has taken.</summary>
    internal long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Why the broker refused a message, if it did.</summary>
    internal string? Refusal { get; private set; }

    /// <summary>Why nothing is delivered any more; null unless connecting again was given up.</summary>
    internal IOException? Fault { get; private set; }

    /// <summary>Cancelled when nothing is delivered any more.</summary>
    internal CancellationToken Ending => _ending.Token;

    /// <summary>Starts on the first connection.</summary>
    internal void Start(IMqttClient first) => _delivering = Task.Run(() => DeliverAsync(first), CancellationToken.None);

    /// <summary>Takes a message over; it comes after those taken before.</summary>
    internal void Add(MqttApplicationMessage message) => _queue.Writer.TryWrite(new Message(message));

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _delivering;
        _ending.Dispose();
    }

    private async Task DeliverAsync(IMqttClient first)
    {
        try
        {
            for (var client = first; client is not null; client = await connector.OpenAgainAsync(_ending.Token))
            {
                await SendUntilLostAsync(client);
            }
        }
        catch (IOException e)
        {
            Fault = e;
            await _ending.CancelAsync();
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

        await Connector.CloseAsync(client);
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

            answered();
        }
        catch (Exception e) when (Connector.IsLoss(e))
        {
            lost.TrySetResult();
        }
    }

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
