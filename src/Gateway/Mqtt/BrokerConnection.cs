using System.Threading.Channels;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Health;
using MQTTnet;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Protocol;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// One connection to the broker, with its own client. A late acknowledgement dies with the connection it belongs to: on the next one its
/// packet id would stand for another message. Messages are acknowledged in arrival order, each once its group is on disk.
/// </summary>
internal sealed class BrokerConnection : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    // What is on disk but not acknowledged would come a second time.
    private static readonly TimeSpan LastAcknowledgements = TimeSpan.FromSeconds(2);

    private readonly GroupCommitter _committer;
    private readonly Backlog _backlog;
    private readonly GatewayCounters _counters;
    private readonly BlockingChannelFactory? _channels;
    private readonly MqttClient _client;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource<string> _problem = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Pending> _pending = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });

    internal BrokerConnection(MqttOptions options, GroupCommitter committer, Backlog backlog, GatewayCounters counters)
    {
        _committer = committer;
        _backlog = backlog;
        _counters = counters;
        _channels = options.Tls ? null : new BlockingChannelFactory();
        _client = _channels is null
            ? (MqttClient)new MqttClientFactory().CreateMqttClient()
            : new MqttClient(_channels, MqttNetNullLogger.Instance);
        _client.ApplicationMessageReceivedAsync += TakeAsync;
        _client.DisconnectedAsync += disconnected =>
        {
            _problem.TrySetResult(Describe(disconnected));
            return Task.CompletedTask;
        };
    }

    /// <summary>Connects and subscribes, then receives until the connection ends.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="subscribed">Called once with whether the broker had kept the session.</param>
    /// <param name="stop">Ends the connection politely.</param>
    /// <returns>Why it ended.</returns>
    internal async Task<string> RunAsync(MqttOptions options, Action<bool> subscribed, CancellationToken stop)
    {
        if (await ConnectAsync(options, subscribed, stop) is { } refusal)
        {
            return refusal;
        }

        var acknowledging = AcknowledgeAsync();
        using (stop.UnsafeRegister(static problem => ((TaskCompletionSource<string>)problem!).TrySetResult("stopping"), _problem))
        {
            var problem = await _problem.Task;
            _pending.Writer.TryComplete();
            _ended.CancelAfter(LastAcknowledgements);
            await acknowledging;
            return problem;
        }
    }

    public void Dispose()
    {
        _ended.Cancel();
        _client.Dispose();
        _channels?.Channel?.Dispose();
        _ended.Dispose();
    }

    private async Task<string?> ConnectAsync(MqttOptions options, Action<bool> subscribed, CancellationToken stop)
    {
        // A token of our own switches MQTTnet's time limit off, so it must carry one.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Deadline);
        try
        {
            _backlog.Connecting();
            var connected = await _client.ConnectAsync(ClientOptions.Of(options), limit.Token);
            if (connected.ResultCode != MqttClientConnectResultCode.Success)
            {
                return BrokerProblems.Of(connected.ResultCode, connected.ReasonString);
            }

            _backlog.Connected(connected.IsSessionPresent);
            var result = await _client.SubscribeAsync(ClientOptions.Subscriptions(options), limit.Token);
            if (result.Items.FirstOrDefault(i => i.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2) is { } refused)
            {
                return $"the broker refused the subscription to '{refused.TopicFilter.Topic}' ({refused.ResultCode}); check Gateway:Mqtt:Topics and the broker's access rules";
            }

            subscribed(connected.IsSessionPresent);
            return null;
        }
        catch (Exception) when (limit.IsCancellationRequested && !stop.IsCancellationRequested) // the cancelled read looks like a closed connection
        {
            return $"no answer within {Deadline.TotalSeconds:0} s";
        }
    }

    private async Task TakeAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        received.AutoAcknowledge = false;
        var message = received.ApplicationMessage;
        var mustAcknowledge = message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
        if (_problem.Task.IsCompleted)
        {
            return;
        }

        if (message.Retain)
        {
            // The broker's memory of an old value, sent because we subscribed: not a new sample.
            _counters.Undecodable(Reason.Retained);
            Enqueue(Task.FromResult(true));
            return;
        }

        if (_committer.IsFull)
        {
            if (mustAcknowledge)
            {
                _problem.TrySetResult(BrokerProblems.BufferFull);
            }
            else
            {
                Interlocked.Increment(ref _counters.MessagesDropped);
            }

            return;
        }

        if (_committer.IsBehind)
        {
            if (!mustAcknowledge)
            {
                Interlocked.Increment(ref _counters.MessagesDropped); // QoS 0 promises nothing, and memory is finite
                return;
            }

            await _committer.WaitForRoomAsync(_ended.Token);
        }

        Enqueue(_committer.Add(message.Topic, message.Payload, _backlog.Of(message.Topic)));

        void Enqueue(Task<bool> onDisk) => _pending.Writer.TryWrite(new Pending(onDisk, mustAcknowledge ? received : null));
    }

    private async Task AcknowledgeAsync()
    {
        try
        {
            while (await _pending.Reader.WaitToReadAsync(_ended.Token))
            {
                _pending.Reader.TryPeek(out var first);
                if (!await first.OnDisk.WaitAsync(_ended.Token))
                {
                    _problem.TrySetResult(BrokerProblems.NotWritten);
                    return;
                }

                await AcknowledgeWrittenAsync();
            }
        }
        catch (Exception e)
        {
            // Sending failed or the connection ended: what was not acknowledged comes again on the next one.
            _problem.TrySetResult(e.Message);
        }
    }

    private async Task AcknowledgeWrittenAsync()
    {
        var acknowledged = 0;
        _channels?.Channel?.Hold();
        try
        {
            while (_pending.Reader.TryPeek(out var next) && next.OnDisk is { IsCompletedSuccessfully: true, Result: true })
            {
                _pending.Reader.TryRead(out _);
                if (next.Received is { } received)
                {
                    await received.AcknowledgeAsync(_ended.Token);
                    acknowledged++;
                }
            }
        }
        finally
        {
            _channels?.Channel?.Release();
        }

        Interlocked.Add(ref _counters.MessagesAcknowledged, acknowledged);
    }

    private static string Describe(MqttClientDisconnectedEventArgs disconnected) =>
        disconnected.Reason == MqttClientDisconnectReason.SessionTakenOver
            ? BrokerProblems.TakenOver
            : disconnected.Exception?.Message ?? disconnected.Reason.ToString();

    private readonly record struct Pending(Task<bool> OnDisk, MqttApplicationMessageReceivedEventArgs? Received);
}
