using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// A TCP channel for MQTTnet that reads by blocking and takes a short nap after a small read, so that a broker which sends every message in
/// its own segment does not wake the process for each: measured at less than half the CPU of the asynchronous channel. The socket is
/// never used asynchronously, or .NET would poll it for ever after. Acknowledgements of one group leave in one segment.
/// </summary>
internal sealed class BlockingChannel(string host, int port) : IMqttChannel
{
    private const int ReadBytes = 64 * 1024;
    private const int NapMilliseconds = 2;
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);
    private static readonly Task<int>[] Lengths = [.. Enumerable.Range(0, 8192).Select(Task.FromResult)];

    private readonly byte[] _read = new byte[ReadBytes];
    private readonly Lock _writing = new();
    private Socket? _socket;
    private int _readAt;
    private int _readEnd;
    private byte[] _write = new byte[16 * 1024];
    private int _writeEnd;
    private bool _held;

    public X509Certificate2? ClientCertificate => null;

    public EndPoint? RemoteEndPoint => _socket?.RemoteEndPoint;

    public EndPoint? LocalEndPoint => _socket?.LocalEndPoint;

    public bool IsSecureConnection => false;

    public Task ConnectAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, SendTimeout = (int)SendTimeout.TotalMilliseconds };
            using var abort = cancellationToken.Register(socket.Dispose);
            socket.Connect(host, port);
            _socket = socket;
        },
        cancellationToken);

    public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_readAt == _readEnd && !Fill())
        {
            return Lengths[0];
        }

        var length = Math.Min(_readEnd - _readAt, count);
        Buffer.BlockCopy(_read, _readAt, buffer, offset, length);
        _readAt += length;
        return length < Lengths.Length ? Lengths[length] : Task.FromResult(length);
    }

    public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            var length = (int)buffer.Length;
            if (_writeEnd + length > _write.Length)
            {
                Array.Resize(ref _write, Math.Max(2 * _write.Length, _writeEnd + length));
            }

            buffer.CopyTo(_write.AsSpan(_writeEnd));
            _writeEnd += length;
            if (isEndOfPacket && !_held)
            {
                Flush();
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Keeps what is written until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_writing)
        {
            _held = true;
        }
    }

    /// <summary>Sends what was held.</summary>
    public void Release()
    {
        lock (_writing)
        {
            _held = false;
            Flush();
        }
    }

    public Task DisconnectAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        var socket = _socket;
        try
        {
            // Wakes a read that blocks; disposing alone may not.
            socket?.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side was faster.
        }

        socket?.Dispose();
    }

    private bool Fill()
    {
        try
        {
            if (_readEnd is > 0 and < ReadBytes / 2)
            {
                Thread.Sleep(NapMilliseconds); // see the summary
            }

            _readAt = _readEnd = 0;
            _readEnd = _socket?.Receive(_read) ?? 0;
            return _readEnd > 0;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Flush()
    {
        for (var at = 0; at < _writeEnd;)
        {
            at += (_socket ?? throw new IOException("not connected")).Send(_write.AsSpan(at, _writeEnd - at), SocketFlags.None);
        }

        _writeEnd = 0;
    }
}
