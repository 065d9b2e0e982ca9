using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;
using MQTTnet.Exceptions;

namespace Monitoring.Gateway.Mqtt;

/// <summary>
/// Ends a connection on which a packet is announced that is longer than any message may be. MQTTnet reserves the announced length, up to
/// 256 MB, before the first byte of it has come and before anybody has logged in; so the length is read along here, and the reading fails
/// in time.
/// </summary>
internal sealed class BoundedChannel(IMqttChannel inner, int maxFirst, int maxPacket) : IMqttChannel, IDisposable
{
    private int _max = maxFirst; // of the first packet, the log-in; then of the others
    private int _bodyLeft;
    private int _length;
    private int _headerBytes;

    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, isEndOfPacket, cancellationToken);

    public Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var read = inner.ReadAsync(buffer, offset, count, cancellationToken);
        if (!read.IsCompletedSuccessfully)
        {
            return WaitAsync(read, buffer, offset);
        }

        Follow(buffer.AsSpan(offset, Math.Max(0, read.Result)));
        return read;
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private async Task<int> WaitAsync(Task<int> read, byte[] buffer, int offset)
    {
        var length = await read;
        Follow(buffer.AsSpan(offset, Math.Max(0, length)));
        return length;
    }

    // A packet is one byte, its length in one to four bytes of seven bits each, lowest first, and then so many bytes.
    private void Follow(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_bodyLeft > 0)
            {
                var skip = Math.Min(_bodyLeft, bytes.Length);
                _bodyLeft -= skip;
                bytes = bytes[skip..];
                continue;
            }

            var isType = _headerBytes == 0;
            if (!isType)
            {
                _length |= (bytes[0] & 0x7f) << (7 * (_headerBytes - 1));
            }

            var isEnd = !isType && bytes[0] < 0x80;
            _headerBytes++;
            bytes = bytes[1..];
            if (_length > _max || _headerBytes > 5)
            {
                throw new MqttProtocolViolationException($"a packet of {_length} bytes is announced; at most {_max} are taken");
            }

            if (isEnd)
            {
                (_bodyLeft, _length, _headerBytes, _max) = (_length, 0, 0, maxPacket);
            }
        }
    }
}
