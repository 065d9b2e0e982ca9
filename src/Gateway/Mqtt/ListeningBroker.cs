using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Health;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// The gateway as the plant's broker: whatever is published is buffered, and a publisher gets its PUBACK only after the message is on disk.
/// The PUBACK is held where it leaves, not where the message arrives, so that a publisher with many messages in flight shares one sync.
/// Nobody can subscribe: this is an inlet, not a general broker.
/// </summary>
public sealed partial class ListeningBroker(
    GatewayOptions options, GroupCommitter committer, GatewayMetrics metrics, GatewayStatus status, ILogger<ListeningBroker> log) : IHostedService, IAsyncDisposable
{
    private const string Waiting = "monitoring.waiting";
    private MqttServer? _server;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var endpoint = IPEndPoint.Parse(options.Mqtt.Listen);
        CheckPortIsFree(endpoint);
        var server = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointPort(endpoint.Port)
            .WithDefaultEndpointBoundIPAddress(endpoint.AddressFamily == AddressFamily.InterNetwork ? endpoint.Address : IPAddress.None)
            .WithDefaultEndpointBoundIPV6Address(endpoint.AddressFamily == AddressFamily.InterNetworkV6 ? endpoint.Address : IPAddress.None)
            .Build());
        server.ValidatingConnectionAsync += Validate;
        server.InterceptingPublishAsync += Take;
        server.InterceptingOutboundPacketAsync += HoldAcknowledgement;
        server.InterceptingSubscriptionAsync += RefuseSubscription;
        await server.StartAsync();
        _server = server;
        status.Broker = null;
        metrics.BrokerConnected = true;
        Listening(log, endpoint);
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { IsStarted: true } server)
        {
            metrics.BrokerConnected = false;
            await server.StopAsync(new MqttServerStopOptions());
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task Validate(ValidatingConnectionEventArgs e)
    {
        if (options.Mqtt.User.Length > 0 && (e.UserName != options.Mqtt.User || e.Password != options.Mqtt.Password))
        {
            e.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
        }

        return Task.CompletedTask;
    }

    private Task Take(InterceptingPublishEventArgs e)
    {
        e.ProcessPublish = false;
        var message = e.ApplicationMessage;
        var payload = new byte[message.Payload.Length];
        message.Payload.CopyTo(payload);
        var stored = committer.AppendAsync(message.Topic, payload);
        if (message.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce)
        {
            QueueOf(e.SessionItems).Enqueue(stored);
        }
        else if (message.QualityOfServiceLevel == MqttQualityOfServiceLevel.ExactlyOnce)
        {
            // Its answers cannot be held apart; one at a time is slow but right.
            return stored;
        }

        return Task.CompletedTask;
    }

    // PUBACKs leave in the order the messages came, so the oldest waiting task belongs to this one. A fault ends the connection
    // without a PUBACK, and the publisher sends again.
    private async Task HoldAcknowledgement(InterceptingPacketEventArgs e)
    {
        if (e.Packet is MqttPubAckPacket && QueueOf(e.SessionItems).TryDequeue(out var stored))
        {
            await stored;
            metrics.Acknowledged();
        }
    }

    private static Task RefuseSubscription(InterceptingSubscriptionEventArgs e)
    {
        e.ProcessSubscription = false;
        e.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        return Task.CompletedTask;
    }

    private static ConcurrentQueue<Task> QueueOf(IDictionary session)
    {
        lock (session)
        {
            if (session[Waiting] is not ConcurrentQueue<Task> queue)
            {
                session[Waiting] = queue = new ConcurrentQueue<Task>();
            }

            return queue;
        }
    }

    // The library would start all the same and only log it.
    private static void CheckPortIsFree(IPEndPoint endpoint)
    {
        try
        {
            using var probe = new TcpListener(endpoint);
            probe.Start();
        }
        catch (SocketException e)
        {
            throw new IOException($"The MQTT address {endpoint} cannot be used ({e.Message}): change Gateway:Mqtt:Listen.", e);
        }
    }

    [LoggerMessage(LogLevel.Information, "Listening for meters as the plant's MQTT broker on {Endpoint}.")]
    private static partial void Listening(ILogger log, IPEndPoint endpoint);
}
