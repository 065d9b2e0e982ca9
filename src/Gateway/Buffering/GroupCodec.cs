using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Monitoring.Gateway.Buffering;

/// <summary>Packs messages into one zstd frame with its content checksum, and reads them back. Not safe for concurrent use.</summary>
internal sealed class GroupCodec : IDisposable
{
    private readonly Compressor _compressor = new(1);
    private readonly Decompressor _decompressor = new();
    private readonly ArrayBufferWriter<byte> _raw = new(64 * 1024);

    internal GroupCodec() => _compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);

    internal byte[] Pack(IReadOnlyList<ReceivedMessage> messages)
    {
        _raw.ResetWrittenCount();
        foreach (var message in messages)
        {
            var topicBytes = Encoding.UTF8.GetByteCount(message.Topic);
            var span = _raw.GetSpan(16 + topicBytes + message.Payload.Length);
            BinaryPrimitives.WriteInt64LittleEndian(span, message.ReceivedMs);
            BinaryPrimitives.WriteInt32LittleEndian(span[8..], topicBytes);
            BinaryPrimitives.WriteInt32LittleEndian(span[12..], message.Payload.Length);
            Encoding.UTF8.GetBytes(message.Topic, span[16..]);
            message.Payload.Span.CopyTo(span[(16 + topicBytes)..]);
            _raw.Advance(16 + topicBytes + message.Payload.Length);
        }

        return _compressor.Wrap(_raw.WrittenSpan).ToArray();
    }

    /// <summary>The messages; null when the frame is damaged.</summary>
    internal List<ReceivedMessage>? Unpack(byte[] frame, int count)
    {
        try
        {
            var raw = _decompressor.Unwrap(frame).ToArray().AsMemory();
            var messages = new List<ReceivedMessage>(count);
            while (!raw.IsEmpty)
            {
                var received = BinaryPrimitives.ReadInt64LittleEndian(raw.Span);
                var topicBytes = BinaryPrimitives.ReadInt32LittleEndian(raw.Span[8..]);
                var payloadBytes = BinaryPrimitives.ReadInt32LittleEndian(raw.Span[12..]);
                var topic = Encoding.UTF8.GetString(raw.Span.Slice(16, topicBytes));
                messages.Add(new ReceivedMessage(topic, raw.Slice(16 + topicBytes, payloadBytes), received));
                raw = raw[(16 + topicBytes + payloadBytes)..];
            }

            return messages.Count == count ? messages : null;
        }
        catch (Exception e) when (e is ZstdException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _compressor.Dispose();
        _decompressor.Dispose();
    }
}
