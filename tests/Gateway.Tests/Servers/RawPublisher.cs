using System.Net.Sockets;

namespace Monitoring.Gateway.Tests.Servers;

/// <summary>Speaks MQTT 3.1.1 byte by byte, to send what a client library refuses to send.</summary>
public sealed class RawPublisher : IDisposable
{
    private readonly TcpClient _tcp;

    private RawPublisher(TcpClient tcp) => _tcp = tcp;

    /// <summary>A connection on which nothing was sent yet.</summary>
    public static async Task<RawPublisher> OpenAsync(int port, CancellationToken cancel)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync("127.0.0.1", port, cancel);
        return new RawPublisher(tcp);
    }

    /// <summary>A connection that is logged in.</summary>
    public static async Task<RawPublisher> ConnectAsync(int port, CancellationToken cancel, string clientId = "raw")
    {
        var publisher = await OpenAsync(port, cancel);
        byte[] body = [0, 4, .. "MQTT"u8, 4, 0, 0, 60, 0, (byte)clientId.Length, .. System.Text.Encoding.ASCII.GetBytes(clientId)];
        await publisher.SendAsync([0x10, (byte)body.Length, .. body], cancel);
        Assert.Equal([0x20, 2], (await publisher.ReceiveAsync(4, cancel))[..2]);
        return publisher;
    }

    /// <summary>Publishes with QoS 1 and packet id 1; ends with its PUBACK.</summary>
    public async Task PublishAsync(byte[] topic, byte[] payload, CancellationToken cancel)
    {
        byte[] body = [(byte)(topic.Length >> 8), (byte)topic.Length, .. topic, 0, 1, .. payload];
        var head = new List<byte> { 0x32 };
        for (var rest = body.Length; rest > 0; rest >>= 7)
        {
            head.Add((byte)((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0)));
        }

        await SendAsync([.. head, .. body], cancel);
        Assert.Equal([0x40, 2, 0, 1], await ReceiveAsync(4, cancel));
    }

    public async Task SendAsync(byte[] bytes, CancellationToken cancel) => await _tcp.GetStream().WriteAsync(bytes, cancel);

    /// <summary>The next bytes; fewer when the other side has closed.</summary>
    public async Task<byte[]> ReceiveAsync(int count, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        var bytes = new byte[count];
        try
        {
            return bytes[..await _tcp.GetStream().ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, limit.Token)];
        }
        catch (IOException)
        {
            return []; // reset
        }
    }

    public void Dispose() => _tcp.Dispose();
}
