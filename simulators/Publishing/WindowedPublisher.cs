using MQTTnet;
using MQTTnet.Protocol;

namespace Monitoring.Simulators.Publishing;

/// <summary>
/// Publishes at QoS 1 with up to a window of messages under way, and counts the PUBACKs. After a lost connection it connects again and
/// first repeats, in their order, the messages that were not acknowledged: at least once, each topic in order. Safe for several callers.
/// </summary>
public sealed class WindowedPublisher : IAsyncDisposable
{
    private readonly Window _window;
    private readonly Delivery _delivery;
    private long _sent;

    private WindowedPublisher(Connector connector, int window)
    {
        _window = new Window(window);
        _delivery = new Delivery(connector, _window.Free);
    }

    /// <summary>Messages handed over.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Messages the broker has taken.</summary>
    public long Acknowledged => _delivery.Acknowledged;

    /// <summary>Why the broker refused a message, if it did; such a message counts as sent but not as acknowledged.</summary>
    public string? Refusal => _delivery.Refusal;

    /// <summary>Connects.</summary>
    /// <param name="options">The broker.</param>
    /// <param name="window">Most messages under way.</param>
    /// <param name="giveUpAfter">How long to try to connect again after a lost connection; null for ever.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">The broker cannot be reached or refuses; the message says why.</exception>
    public static async Task<WindowedPublisher> ConnectAsync(
        MqttClientOptions options, int window, TimeSpan? giveUpAfter, CancellationToken cancel)
    {
        var connector = new Connector(options, giveUpAfter);
        var first = await connector.OpenAsync(cancel);
        var publisher = new WindowedPublisher(connector, window);
        publisher._delivery.Start(first);
        return publisher;
    }

    /// <summary>Hands one message over once the window has room.</summary>
    /// <exception cref="IOException">The connection was lost and could not be made again in time.</exception>
    public Task PublishAsync(string topic, byte[] payload, CancellationToken cancel) => PublishAsync(topic, payload, isRetained: false, cancel);

    /// <summary>Hands one message over once the window has room; a retained one is kept by the broker for those who subscribe later.</summary>
    /// <exception cref="IOException">The connection was lost and could not be made again in time.</exception>
    public async Task PublishAsync(string topic, byte[] payload, bool isRetained, CancellationToken cancel)
    {
        await UnlessEndedAsync(_window.TakeAsync, cancel);
        Interlocked.Increment(ref _sent);
        _delivery.Add(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag(isRetained).Build());
    }

    /// <summary>Waits until nothing is under way.</summary>
    /// <exception cref="IOException">The connection was lost and could not be made again in time.</exception>
    public Task DrainAsync(CancellationToken cancel) => UnlessEndedAsync(_window.DrainAsync, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _delivery.DisposeAsync();
        _window.Dispose();
    }

    // Room that an ended delivery will never give back must not be waited for.
    private async Task UnlessEndedAsync(Func<CancellationToken, Task> wait, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _delivery.Ending);
        try
        {
            await wait(either.Token);
        }
        catch (OperationCanceledException) when (_delivery.Fault is not null)
        {
            throw _delivery.Fault;
        }
    }
}
