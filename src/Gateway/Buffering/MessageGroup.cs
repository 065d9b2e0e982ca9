using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Messages that go to disk in one transaction. Each stands as received-at (8 bytes, Unix milliseconds), flags (1), topic length (2),
/// topic in UTF-8, payload length (4), payload; numbers little-endian.
/// </summary>
internal sealed class MessageGroup
{
    internal const int HeaderBytes = 8 + 1 + 2 + 4;

    private readonly TaskCompletionSource<bool> _onDisk = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ArrayBufferWriter<byte> _content;

    internal MessageGroup(ArrayBufferWriter<byte> content) => _content = content;

    internal int Count { get; private set; }

    internal int Bytes => _content.WrittenCount;

    /// <summary>Received-at of the first message, Unix milliseconds.</summary>
    internal long OldestMs { get; private set; }

    internal ReadOnlySpan<byte> Content => _content.WrittenSpan;

    /// <summary>True once the group is on disk, false when it could not be written; only true allows an acknowledgement.</summary>
    internal Task<bool> OnDisk => _onDisk.Task;

    /// <summary>Adds a message; of a payload longer than <paramref name="maxPayload"/> only the first <see cref="StoredMessage.CutBytes"/> are kept.</summary>
    internal void Add(long receivedMs, string topic, in ReadOnlySequence<byte> payload, int maxPayload)
    {
        var cut = payload.Length > maxPayload;
        var kept = cut ? payload.Slice(0, StoredMessage.CutBytes) : payload;
        var length = (int)kept.Length;
        var span = _content.GetSpan(HeaderBytes + Encoding.UTF8.GetMaxByteCount(topic.Length) + length);
        BinaryPrimitives.WriteInt64LittleEndian(span, receivedMs);
        span[8] = cut ? (byte)1 : (byte)0;
        var topicLength = Encoding.UTF8.GetBytes(topic, span[11..]);
        BinaryPrimitives.WriteUInt16LittleEndian(span[9..], (ushort)topicLength);
        var at = 11 + topicLength;
        BinaryPrimitives.WriteInt32LittleEndian(span[at..], length);
        kept.CopyTo(span[(at + 4)..]);
        _content.Advance(at + 4 + length);
        if (Count++ == 0)
        {
            OldestMs = receivedMs;
        }
    }

    /// <summary>Ends the group and gives its memory back for the next one.</summary>
    internal ArrayBufferWriter<byte> End(bool onDisk)
    {
        _onDisk.TrySetResult(onDisk);
        return _content;
    }
}
