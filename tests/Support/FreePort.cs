using System.Net;
using System.Net.Sockets;

namespace Monitoring.Support;

/// <summary>Finds loopback TCP ports that nothing listens on.</summary>
public static class FreePort
{
    // Below the range from which systems take the ports of outgoing connections: such a port could be gone again before a server
    // that was told to listen there has started.
    private const int First = 10_000;
    private const int Last = 30_000;

    private static readonly HashSet<int> Given = [];

    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            lock (Given)
            {
                if (Given.Contains(port) || !IsFree(port))
                {
                    continue;
                }

                Given.Add(port);
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
