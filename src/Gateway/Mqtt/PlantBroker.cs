using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Health;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Monitoring.Starting;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// The gateway as the plant's broker: meters publish straight to it. It takes messages and distributes none. A publisher gets its PUBACK
/// only after its message is on disk. The PUBACK is held on its way out and not where the message is taken: there the server handles one
/// packet at a time per connection, so a publisher with many in flight would pay one fsync for each.
/// </summary>
internal sealed class PlantBroker(
    MqttOptions options, BufferOptions bufferOptions, GroupCommitter committer, GatewayCounters counters, HealthBoard health, ILogger<PlantBroker> logger)
    : IHostedService, IDisposable
{
    // Of a payload over the limit a sample is kept, so it must be taken; but not any number of megabytes.
    private const int MaxPacket = 4 << 20;
    private const int HeadRoom = 128 << 10; // topic and properties

    private static readonly TimeSpan LogInLimit = TimeSpan.FromSeconds(10);

    private readonly HeldAcknowledgements _held = new();
    private PublisherListener? _listener;
    private MqttServer? _server;

    /// <summary>Where it listens; null before the start.</summary>
    internal IPEndPoint? Endpoint { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        options.TryGetListenAddress(out var address, out var port);
        var serverOptions = new MqttServerOptionsBuilder()
            .WithDefaultCommunicationTimeout(LogInLimit)
            .WithPersistentSessions()
            .Build();
        _listener = new PublisherListener(new IPEndPoint(address, port), Math.Max(MaxPacket, bufferOptions.MaxPayloadBytes + HeadRoom), logger);
        _server = new MqttServerFactory().CreateMqttServer(serverOptions, [_listener]);
        SessionLimit.Apply(_server);
        _server.ValidatingConnectionAsync += Admit;
        _server.InterceptingInboundPacketAsync += NotePacketId;
        _server.InterceptingSubscriptionAsync += Refuse;
        _server.InterceptingPublishAsync += TakeAsync;
        _server.InterceptingOutboundPacketAsync += HoldAsync;
        try
        {
            await _server.StartAsync();
        }
        catch (Exception e) when (e is SocketException or AggregateException or IOException)
        {
            throw new StartException(
                $"Gateway:Mqtt:Listen is '{options.Listen}', but the gateway cannot listen there: {e.GetBaseException().Message}. " +
                $"Another program, often another MQTT broker, may use the port: end it, or choose another one, e.g. Gateway:Mqtt:Listen={address}:{port + 1}.",
                e);
        }

        Endpoint = _listener.Endpoint;
        health.Set(HealthPart.Broker, null);
        logger.Listening(address, Endpoint.Port, options.User is null ? "anyone who reaches it may publish" : "user and password required");
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { IsStarted: true })
        {
            await _server.StopAsync(new MqttServerStopOptions());
        }
    }

    public void Dispose()
    {
        _server?.Dispose();
        _listener?.Dispose();
    }

    private Task Admit(ValidatingConnectionEventArgs connection)
    {
        if (!MayEnter(connection))
        {
            connection.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
            logger.PublisherRefused(connection.ClientId, connection.RemoteEndPoint?.ToString() ?? "?", "wrong user or password");
        }
        else if (committer.IsFull)
        {
            connection.ReasonCode = MqttConnectReasonCode.ServerUnavailable;
            health.Set(HealthPart.Broker, BrokerProblems.BufferFull);
        }
        else
        {
            _listener!.Admitted(connection.ChannelAdapter);
            if (connection.ClientId.StartsWith(NamingAdapter.Prefix, StringComparison.Ordinal))
            {
                connection.AssignedClientIdentifier = connection.ClientId;
            }

            health.Set(HealthPart.Broker, null);
        }

        return Task.CompletedTask;
    }

    private bool MayEnter(ValidatingConnectionEventArgs connection) =>
        options.User is null ||
        (string.Equals(connection.UserName, options.User, StringComparison.Ordinal) && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(options.Password ?? string.Empty), connection.RawPassword ?? []));

    // A grant without any delivery would leave the subscriber waiting.
    private Task Refuse(InterceptingSubscriptionEventArgs subscription)
    {
        subscription.ProcessSubscription = false;
        subscription.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        logger.SubscriberRefused(subscription.ClientId, subscription.TopicFilter.Topic);
        return Task.CompletedTask;
    }

    private Task NotePacketId(InterceptingPacketEventArgs inbound)
    {
        if (inbound.Packet is MqttPublishPacket { QualityOfServiceLevel: not MqttQualityOfServiceLevel.AtMostOnce } publish)
        {
            _held.Note(inbound.CancellationToken, publish.PacketIdentifier);
        }

        return Task.CompletedTask;
    }

    private async Task TakeAsync(InterceptingPublishEventArgs publish)
    {
        publish.ProcessPublish = false;
        var message = publish.ApplicationMessage;
        var mustAcknowledge = message.QualityOfServiceLevel != MqttQualityOfServiceLevel.AtMostOnce;
        if (committer.IsFull)
        {
            health.Set(HealthPart.Broker, BrokerProblems.BufferFull);
            publish.CloseConnection = mustAcknowledge;
            if (!mustAcknowledge)
            {
                Interlocked.Increment(ref counters.MessagesDropped);
            }

            return;
        }

        if (committer.IsBehind)
        {
            await committer.WaitForRoomAsync(publish.CancellationToken);
        }

        // Retain asks a broker to remember; the value itself is fresh.
        var onDisk = committer.Add(message.Topic, message.Payload);
        if (mustAcknowledge)
        {
            _held.Hold(publish.CancellationToken, onDisk);
        }
    }

    private Task HoldAsync(InterceptingPacketEventArgs outbound) => outbound.Packet switch
    {
        MqttPubAckPacket ack => HoldAsync(outbound, ack.PacketIdentifier),
        MqttPubRecPacket received => HoldAsync(outbound, received.PacketIdentifier),
        _ => Task.CompletedTask,
    };

    private async Task HoldAsync(InterceptingPacketEventArgs outbound, ushort packetId)
    {
        if (!_held.TryTake(outbound.CancellationToken, packetId, out var onDisk))
        {
            outbound.ProcessPacket = false;
            return;
        }

        if (await onDisk.WaitAsync(outbound.CancellationToken))
        {
            Interlocked.Increment(ref counters.MessagesAcknowledged);
            return;
        }

        outbound.ProcessPacket = false;
        logger.PublisherNotAcknowledged(outbound.ClientId);

        // Not awaited: disconnecting waits for the very send loop that called us.
        _ = DisconnectAsync(outbound.ClientId);
    }

    private async Task DisconnectAsync(string clientId)
    {
        try
        {
            await _server!.DisconnectClientAsync(clientId, new MqttServerClientDisconnectOptions());
        }
        catch (Exception e)
        {
            logger.DisconnectFailed(e, clientId);
        }
    }
}
