using System.Net;
using System.Net.Sockets;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;
using MQTTnet.Server;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// Accepts the publishers' connections for MQTTnet's server, within bounds that its own listener does not have: on the length of packets,
/// and on the number of connections that have not logged in. Of these the one that has waited longest goes first, so that a meter, which
/// logs in at once, gets in however many others only hold a connection.
/// </summary>
internal sealed class PublisherListener(IPEndPoint endpoint, int maxPacket, ILogger logger) : IMqttServerAdapter
{
    internal const int MaxWaiting = 256;

    /// <summary>Length of the log-in packet.</summary>
    internal const int MaxFirstPacket = 128 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private readonly LinkedList<Socket> _waiting = new();
    private readonly Dictionary<IMqttChannelAdapter, LinkedListNode<Socket>> _byAdapter = [];
    private Socket? _listener;

    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    /// <summary>Where it listens; the port may have been chosen by the system.</summary>
    internal IPEndPoint Endpoint => (IPEndPoint)_listener!.LocalEndPoint!;

    public Task StartAsync(MqttServerOptions options, IMqttNetLogger logger)
    {
        _listener = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(endpoint);
        _listener.Listen(100);
        _ = AcceptAsync(_listener, options);
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener?.Dispose();
    }

    /// <summary>The connection has logged in and is no longer counted.</summary>
    internal void Admitted(IMqttChannelAdapter adapter)
    {
        lock (_waiting)
        {
            Forget(adapter);
        }
    }

    private async Task AcceptAsync(Socket listener, MqttServerOptions options)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(socket, options), CancellationToken.None);
            }
            catch (Exception e) when (_stop.IsCancellationRequested && e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
            catch (SocketException e)
            {
                logger.AcceptFailed(e); // too many open files, mostly: accepting at once again would only burn the processor
                await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(1), _stop.Token));
            }
        }
    }

    private async Task ServeAsync(Socket socket, MqttServerOptions options)
    {
        try
        {
            socket.NoDelay = true;
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var tcp = new MqttTcpChannel(stream, socket.LocalEndPoint, socket.RemoteEndPoint, null);
            using var channel = new BoundedChannel(tcp, MaxFirstPacket, maxPacket);
            var formatter = new MqttPacketFormatterAdapter(new MqttBufferWriter(options.WriterBufferSize, options.WriterBufferSizeMax));
            using var adapter = new NamingAdapter(new MqttChannelAdapter(channel, formatter, MqttNetNullLogger.Instance));
            Wait(adapter, socket);
            try
            {
                await ClientHandler!(adapter);
            }
            finally
            {
                Admitted(adapter);
            }
        }
        catch (Exception e)
        {
            logger.ConnectionEnded(e);
        }
    }

    private void Wait(IMqttChannelAdapter adapter, Socket socket)
    {
        lock (_waiting)
        {
            _byAdapter.Add(adapter, _waiting.AddLast(socket));
            if (_waiting.Count > MaxWaiting)
            {
                var longest = _waiting.First!;
                Forget(_byAdapter.First(a => a.Value == longest).Key);
                longest.Value.Dispose();
            }
        }
    }

    private void Forget(IMqttChannelAdapter adapter)
    {
        if (_byAdapter.Remove(adapter, out var node))
        {
            _waiting.Remove(node);
        }
    }
}
