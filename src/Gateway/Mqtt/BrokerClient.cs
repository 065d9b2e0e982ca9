using System.Buffers;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Health;
using Monitoring.Gateway.Timing;
using MQTTnet;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace Monitoring.Gateway.Mqtt;

/// <summary>Receives from a broker with a persistent session; every connection gets a client of its own.</summary>
public sealed partial class BrokerClient(
    GatewayOptions options, GroupCommitter committer, GatewayMetrics metrics, GatewayStatus status, TimeProvider time, ILogger<BrokerClient> log)
    : BackgroundService
{
    // The broker's window of unacknowledged messages: what one sync may serve.
    private const ushort ReceiveMaximum = 5000;

    // With the library's default of 8 KiB its channel stalls under load.
    private const int TlsBufferBytes = 1024 * 1024;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            string reason;
            try
            {
                reason = await ConnectionAsync(backoff, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is MqttCommunicationException or MqttProtocolViolationException or SocketException or IOException
                or OperationCanceledException or InvalidOperationException or ObjectDisposedException or NullReferenceException)
            {
                // NullReferenceException: MQTTnet's acknowledgement on a connection that has just ended.
                reason = e.Message;
            }

            status.Broker = reason;
            metrics.BrokerConnected = false;
            Lost(log, options.Mqtt.Host, options.Mqtt.Port, reason);
            try
            {
                await Task.Delay(backoff.Next(), time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string> ConnectionAsync(Backoff backoff, CancellationToken stop)
    {
        var mqtt = options.Mqtt;
        var factory = mqtt.Tls ? null : new BlockingAdapterFactory(mqtt.Host, mqtt.Port);
        using var client = factory is null
            ? new MqttClientFactory().CreateMqttClient()
            : new MqttClient(factory, MqttNetNullLogger.Instance);
        var acks = new AckQueue(metrics);
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.DisconnectedAsync += e =>
        {
            ended.TrySetResult(e.Exception?.Message ?? e.ReasonString ?? "the broker ended the connection");
            return Task.CompletedTask;
        };
        client.ApplicationMessageReceivedAsync += e =>
        {
            Receive(e, acks);
            return Task.CompletedTask;
        };

        // A cancellable token switches the library's own timeout off.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(CallTimeout);
        var result = await client.ConnectAsync(ClientOptions(), limit.Token);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            return $"the broker refused the connection: {result.ResultCode} {result.ReasonString}";
        }

        // Acknowledging begins before subscribing: the session may deliver at once.
        using var connection = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var acknowledging = acks.RunAsync(factory?.Channel, connection.Token);
        if (await SubscribeAsync(client, limit.Token) is { } refused)
        {
            return refused;
        }

        backoff.Reset();
        status.Broker = null;
        metrics.BrokerConnected = true;
        Connected(log, mqtt.Host, mqtt.Port, result.IsSessionPresent);
        try
        {
            await Task.WhenAny(ended.Task, acknowledging).WaitAsync(stop);
            return acknowledging.IsFaulted ? acknowledging.Exception!.InnerException!.Message : await ended.Task.WaitAsync(CallTimeout, stop);
        }
        finally
        {
            acks.Close();
            await connection.CancelAsync();
        }
    }

    private void Receive(MqttApplicationMessageReceivedEventArgs e, AckQueue acks)
    {
        e.AutoAcknowledge = false;
        var message = e.ApplicationMessage;
        if (message.Retain)
        {
            // An old value that the broker keeps for newcomers, never a new reading.
            metrics.NotDecoded("retained");
            acks.Add(e, Task.CompletedTask);
            return;
        }

        var payload = new byte[message.Payload.Length];
        message.Payload.CopyTo(payload);
        acks.Add(e, committer.AppendAsync(message.Topic, payload));
    }

    private async Task<string?> SubscribeAsync(IMqttClient client, CancellationToken cancel)
    {
        var subscription = new MqttClientSubscribeOptionsBuilder();
        foreach (var filter in options.Mqtt.Topics.DefaultIfEmpty("#"))
        {
            subscription.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        }

        var result = await client.SubscribeAsync(subscription.Build(), cancel);
        var refused = result.Items.Where(i => i.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2).ToList();
        return refused.Count == 0 ? null : $"the broker refused the subscription to {string.Join(", ", refused.Select(i => i.TopicFilter.Topic))}";
    }

    private MqttClientOptions ClientOptions()
    {
        var mqtt = options.Mqtt;
        var isV5 = mqtt.ProtocolVersion == "5";
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(isV5 ? MqttProtocolVersion.V500 : MqttProtocolVersion.V311)
            .WithClientId(mqtt.ClientId)
            .WithCleanStart(false)
            .WithKeepAlivePeriod(KeepAlive)
            .WithTcpServer(mqtt.Host, mqtt.Port);
        if (isV5)
        {
            // MQTT 5 keeps no session unless asked to.
            builder.WithSessionExpiryInterval(uint.MaxValue).WithReceiveMaximum(ReceiveMaximum);
        }

        if (mqtt.User.Length > 0)
        {
            builder.WithCredentials(mqtt.User, mqtt.Password);
        }

        if (mqtt.Tls)
        {
            builder.WithTlsOptions(tls =>
            {
                tls.UseTls().WithTargetHost(mqtt.Host);
                if (mqtt.CaFile.Length > 0)
                {
                    tls.WithTrustChain([X509CertificateLoader.LoadCertificateFromFile(mqtt.CaFile)]);
                }
            });
        }

        var built = builder.Build();
        ((MqttClientTcpOptions)built.ChannelOptions).BufferSize = TlsBufferBytes;
        return built;
    }

    [LoggerMessage(LogLevel.Information, "Connected to the broker at {Host}:{Port}; it had kept a session: {SessionPresent}.")]
    private static partial void Connected(ILogger log, string host, int port, bool sessionPresent);

    [LoggerMessage(LogLevel.Warning, "No connection to the broker at {Host}:{Port}: {Reason}. It is tried again.")]
    private static partial void Lost(ILogger log, string host, int port, string reason);
}
