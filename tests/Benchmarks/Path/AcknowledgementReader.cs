using System.Net.Sockets;

namespace Monitoring.Benchmarks.Path;

/// <summary>Counts the PUBACKs that arrive on a socket.</summary>
internal sealed class AcknowledgementReader(Socket socket)
{
    private const int PubAckLength = 4;
    private const byte PubAck = 0x40;

    private readonly byte[] _bytes = new byte[64 * 1024];
    private int _kept;

    public int Count { get; private set; }

    /// <summary>Waits until something arrives.</summary>
    public void ReadSome()
    {
        var read = socket.Receive(_bytes.AsSpan(_kept));
        if (read == 0)
        {
            throw new IOException("The broker closed the connection.");
        }

        var length = _kept + read;
        var at = 0;
        for (; length - at >= PubAckLength; at += PubAckLength)
        {
            if (_bytes[at] != PubAck || _bytes[at + 1] != PubAckLength - 2)
            {
                throw new IOException($"Not a PUBACK: {Convert.ToHexString(_bytes, at, PubAckLength)}");
            }

            Count++;
        }

        _kept = length - at;
        _bytes.AsSpan(at, _kept).CopyTo(_bytes);
    }
}
