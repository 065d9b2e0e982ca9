using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Messages that go to disk in one transaction. Each stands as received-at (8 bytes, Unix milliseconds), flags (1), topic length (2),
/// topic in UTF-8, payload length (4), payload, and where the flags say so one more time (8); numbers little-endian.
/// </summary>
internal sealed class MessageGroup
{
    internal const int HeaderBytes = 8 + 1 + 2 + 4 + 8;

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

    /// <summary>
    /// Adds a message. Of a payload longer than <paramref name="maxPayload"/> only the first <see cref="StoredMessage.CutBytes"/> are kept, and
    /// of a topic longer than <see cref="StoredMessage.MaxTopicBytes"/> only its beginning.
    /// </summary>
    internal void Add(long receivedMs, string topic, in ReadOnlySequence<byte> payload, int maxPayload, MessageFlags flags = MessageFlags.None, Waited? waited = null)
    {
        var cut = payload.Length > maxPayload;
        var kept = cut ? payload.Slice(0, StoredMessage.CutBytes) : payload;
        var length = (int)kept.Length;
        var span = _content.GetSpan(HeaderBytes + StoredMessage.MaxTopicBytes + length);
        BinaryPrimitives.WriteInt64LittleEndian(span, receivedMs);
        var fits = Utf8.FromUtf16(topic, span.Slice(11, StoredMessage.MaxTopicBytes), out _, out var topicLength) == OperationStatus.Done;
        if (waited is { } w)
        {
            flags |= w.IsRepeat ? MessageFlags.Waited | MessageFlags.WaitedRepeat : MessageFlags.Waited;
        }

        span[8] = (byte)(flags | (cut ? MessageFlags.PayloadCut : MessageFlags.None) | (fits ? MessageFlags.None : MessageFlags.TopicCut));
        BinaryPrimitives.WriteUInt16LittleEndian(span[9..], (ushort)topicLength);
        var at = 11 + topicLength;
        BinaryPrimitives.WriteInt32LittleEndian(span[at..], length);
        kept.CopyTo(span[(at + 4)..]);
        var end = at + 4 + length;
        if (waited is { SinceMs: var sinceMs })
        {
            BinaryPrimitives.WriteInt64LittleEndian(span[end..], sinceMs);
            end += sizeof(long);
        }

        _content.Advance(end);
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
