using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MQTTnet;
using MQTTnet.Exceptions;

namespace Monitoring.Simulators.Publishing;

/// <summary>Opens and closes connections to a broker; a fresh client for each: nothing of a lost one can reach into the next.</summary>
/// <param name="options">The broker.</param>
/// <param name="giveUpAfter">How long to try to connect again; null for ever.</param>
internal sealed class Connector(MqttClientOptions options, TimeSpan? giveUpAfter)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(0.5);

    private string Address => options.ChannelOptions is MqttClientTcpOptions { RemoteEndpoint: DnsEndPoint remote }
        ? $"{remote.Host}:{remote.Port}"
        : options.ChannelOptions.ToString() ?? string.Empty;

    /// <summary>Connects.</summary>
    /// <exception cref="IOException">The broker cannot be reached or refuses; the message says why.</exception>
    internal async Task<IMqttClient> OpenAsync(CancellationToken cancel)
    {
        var client = new MqttClientFactory().CreateMqttClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(ConnectTimeout);
        try
        {
            var result = await client.ConnectAsync(options, limit.Token);
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

    /// <summary>Connects after a loss, trying again until it succeeds; null when cancelled.</summary>
    /// <exception cref="IOException">It did not succeed in time; the message says why the last attempt failed.</exception>
    internal async Task<IMqttClient?> OpenAgainAsync(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                return await OpenAsync(cancel);
            }
            catch (IOException) when (giveUpAfter is null || clock.Elapsed <= giveUpAfter)
            {
                await Task.WhenAny(Task.Delay(RetryDelay, cancel));
            }
            catch (OperationCanceledException)
            {
                // Ends below.
            }
        }

        return null;
    }

    internal static async Task CloseAsync(IMqttClient client)
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

    /// <summary>What MQTTnet throws when a connection breaks at one place or another.</summary>
    internal static bool IsLoss(Exception e) =>
        e is MqttCommunicationException or MqttProtocolViolationException or SocketException or IOException or InvalidOperationException or OperationCanceledException;
}
