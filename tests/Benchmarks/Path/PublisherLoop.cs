using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Monitoring.Benchmarks.Path;

/// <summary>
/// The publisher's own process: one blocking socket, ready-made packets, at most a window of them not yet acknowledged. It costs as little as
/// it can, because it shares the machine with what is measured.
/// </summary>
internal static class PublisherLoop
{
    public const string Done = "done";

    /// <summary>As fast as the broker acknowledges.</summary>
    public const double Unpaced = 0;

    // Enough for the broker never to wait for the publisher; a listening gateway acknowledges per group on disk.
    private const int Window = 400;

    public static int Run(string[] args)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect("127.0.0.1", int.Parse(args[0], CultureInfo.InvariantCulture));
        socket.Send(MqttPackets.Connect("benchmark-publisher"));
        MqttPackets.RequireAccepted(socket);
        var messages = ShellyMessages.Packets();
        var next = 0;
        while (Console.In.ReadLine()?.Split(' ') is [var count, var perSecond])
        {
            Publish(
                socket,
                int.Parse(count, CultureInfo.InvariantCulture),
                double.Parse(perSecond, CultureInfo.InvariantCulture),
                () => messages[next++ % messages.Length]);
            Console.Out.WriteLine(Done);
        }

        return 0;
    }

    private static void Publish(Socket socket, int count, double perSecond, Func<MqttPackets.Publication> nextPacket)
    {
        var outgoing = new byte[Window * 1024];
        var acknowledgements = new AcknowledgementReader(socket);
        var clock = Stopwatch.StartNew();
        var sent = 0;
        while (acknowledgements.Count < count)
        {
            var due = perSecond > Unpaced ? (long)(clock.Elapsed.TotalSeconds * perSecond) : count;
            var length = 0;
            while (sent < Math.Min(count, due) && sent - acknowledgements.Count < Window)
            {
                length += nextPacket().CopyTo(outgoing.AsSpan(length), (ushort)((sent % 65_535) + 1));
                sent++;
            }

            for (var from = 0; from < length;)
            {
                from += socket.Send(outgoing.AsSpan(from, length - from));
            }

            if (sent == count || sent - acknowledgements.Count == Window || socket.Available > 0)
            {
                acknowledgements.ReadSome();
            }
            else
            {
                Thread.Sleep(1);
            }
        }
    }
}
