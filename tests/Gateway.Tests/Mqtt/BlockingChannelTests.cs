using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Monitoring.Gateway.Mqtt;

namespace Monitoring.Gateway.Tests.Mqtt;

public sealed class BlockingChannelTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public BlockingChannelTests() => _listener.Start(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_blocked_read_returns_at_once_when_the_channel_is_closed_or_the_read_cancelled(bool cancel)
    {
        using var channel = new BlockingChannel(_listener.LocalEndpoint);
        await channel.ConnectAsync(Cancel);
        using var server = await _listener.AcceptSocketAsync(Cancel);
        using var cancelled = new CancellationTokenSource();
        var entered = new TaskCompletionSource();
        var reading = Task.Factory.StartNew(
            () =>
            {
                entered.SetResult();
                return channel.ReadAsync(new byte[10], 0, 10, cancelled.Token).GetAwaiter().GetResult();
            },
            Cancel,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await entered.Task;
        await Assert.ThrowsAsync<TimeoutException>(() => reading.WaitAsync(TimeSpan.FromMilliseconds(200), Cancel));

        if (cancel)
        {
            await cancelled.CancelAsync();
        }
        else
        {
            channel.Dispose();
        }

        Assert.Equal(0, await reading.WaitAsync(TimeSpan.FromSeconds(2), Cancel));
    }

    [Fact]
    public async Task A_connect_that_is_never_answered_ends_with_its_deadline()
    {
        // A listener whose queue is full answers no further SYN.
        var fillers = new List<Socket>();
        try
        {
            for (var i = 0; i < 4; i++)
            {
                var filler = new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
                fillers.Add(filler);
                Assert.Throws<SocketException>(() => filler.Connect(_listener.LocalEndpoint));
            }

            using var channel = new BlockingChannel(_listener.LocalEndpoint);
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            var clock = Stopwatch.StartNew();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => channel.ConnectAsync(deadline.Token), Cancel));

            Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
        }
        finally
        {
            fillers.ForEach(f => f.Dispose());
        }
    }

    [Fact]
    public async Task What_is_held_is_sent_at_once_on_release()
    {
        using var channel = new BlockingChannel(_listener.LocalEndpoint);
        await channel.ConnectAsync(Cancel);
        using var server = await _listener.AcceptSocketAsync(Cancel);
        channel.Hold();
        for (byte i = 0; i < 100; i++)
        {
            await channel.WriteAsync(new ReadOnlySequence<byte>(new[] { i }), isEndOfPacket: true, Cancel);
        }

        Assert.Equal(0, server.Available);
        channel.Release();

        var received = new byte[100];
        Assert.Equal(100, await server.ReceiveAsync(received, Cancel));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (byte)i), received);
    }

    [Fact]
    public async Task Reads_give_what_came_in_whatever_sizes_are_asked_for()
    {
        using var channel = new BlockingChannel(_listener.LocalEndpoint);
        await channel.ConnectAsync(Cancel);
        using var server = await _listener.AcceptSocketAsync(Cancel);
        var sent = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();
        var sending = Task.Run(() => server.Send(sent), Cancel);
        var received = new byte[sent.Length];
        for (var at = 0; at < received.Length;)
        {
            var n = await channel.ReadAsync(received, at, Math.Min(received.Length - at, 1 + (at % 9000)), Cancel);
            Assert.NotEqual(0, n);
            at += n;
        }

        await sending;
        Assert.Equal(sent, received);
    }
}
