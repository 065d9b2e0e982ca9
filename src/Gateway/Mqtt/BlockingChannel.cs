using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// A TCP connection that is read by blocking calls and a short nap. A broker sends every message by itself; with asynchronous reads the
/// process is woken for each one, which costs more than decoding it. After a nap one read takes what has gathered meanwhile.
/// No asynchronous method may ever be called on the socket: that puts it into the runtime's epoll set for good, and the wake-ups are back.
/// </summary>
internal sealed class BlockingChannel(EndPoint remote) : IMqttChannel, IDisposable
{
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(2);

    // A read of at least this much means the socket holds more already.
    private const int NapBelow = 32 * 1024;

    // The adapter asks for a few bytes at a time; finished tasks are kept so that a read from memory allocates nothing.
    private static readonly Task<int>[] Finished = [.. Enumerable.Range(0, 4096).Select(Task.FromResult)];

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _read = new byte[1 << 16];
    private readonly Lock _writeLock = new();
    private byte[] _write = new byte[1 << 14];
    private int _readFrom;
    private int _readTo;
    private int _written;
    private bool _held;

    public EndPoint RemoteEndPoint => remote;

    public EndPoint? LocalEndPoint => null;

    public bool IsSecureConnection => false;

    public X509Certificate2? ClientCertificate => null;

    public Task ConnectAsync(CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister(static channel => ((BlockingChannel)channel!).Dispose(), this))
        {
            try
            {
                _socket.Connect(remote);
            }
            catch (Exception e) when (cancellationToken.IsCancellationRequested && e is SocketException or ObjectDisposedException)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
        }

        return Task.CompletedTask;
    }

    public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_readFrom == _readTo && !Fill(cancellationToken))
        {
            return Finished[0];
        }

        var length = Math.Min(_readTo - _readFrom, count);
        Buffer.BlockCopy(_read, _readFrom, buffer, offset, length);
        _readFrom += length;
        return length < Finished.Length ? Finished[length] : Task.FromResult(length);
    }

    public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        lock (_writeLock)
        {
            var length = (int)buffer.Length;
            if (_written + length > _write.Length)
            {
                Array.Resize(ref _write, Math.Max(_write.Length * 2, _written + length));
            }

            buffer.CopyTo(_write.AsSpan(_written));
            _written += length;
            if (isEndOfPacket && !_held)
            {
                Send();
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Collects what is written until <see cref="Release"/>, to send the acknowledgements of a group at once.</summary>
    internal void Hold()
    {
        lock (_writeLock)
        {
            _held = true;
        }
    }

    /// <summary>Sends what was collected.</summary>
    internal void Release()
    {
        lock (_writeLock)
        {
            _held = false;
            Send();
        }
    }

    public Task DisconnectAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Closes the connection; a blocked read returns at once.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was not connected, or is closed already.
        }

        _socket.Dispose();
    }

    private bool Fill(CancellationToken cancellationToken)
    {
        if (_readTo is > 0 and < NapBelow)
        {
            Thread.Sleep(Nap);
        }

        using (cancellationToken.UnsafeRegister(static channel => ((BlockingChannel)channel!).Dispose(), this))
        {
            try
            {
                _readFrom = 0;
                _readTo = 0;
                _readTo = _socket.Receive(_read);
                return _readTo > 0;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return false; // the adapter reports the end of the connection
            }
        }
    }

    private void Send()
    {
        for (var sent = 0; sent < _written;)
        {
            sent += _socket.Send(_write.AsSpan(sent, _written - sent), SocketFlags.None);
        }

        _written = 0;
    }
}
