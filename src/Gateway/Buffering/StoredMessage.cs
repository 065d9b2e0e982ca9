using System.Buffers.Binary;

namespace Monitoring.Gateway.Buffering;

/// <summary>What is special about a stored message.</summary>
[Flags]
internal enum MessageFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The payload was too large and is not whole.</summary>
    PayloadCut = 1,

    /// <summary>The topic was too long and is not whole.</summary>
    TopicCut = 2,

    /// <summary>The clock was known to be behind, so received-at is too early.</summary>
    ClockBehind = 4,

    /// <summary>It had waited at the broker; <see cref="Buffering.Waited.SinceMs"/> follows the payload.</summary>
    Waited = 8,

    /// <summary>So had another one of its topic before it.</summary>
    WaitedRepeat = 16,
}

/// <summary>One message as it lies in a group; the spans point into the group's memory.</summary>
internal readonly ref struct StoredMessage
{
    /// <summary>How much of a payload that is too large is kept as a sample.</summary>
    internal const int CutBytes = 512;

    /// <summary>
    /// The longest topic that is kept whole, in UTF-8. No meter's is as long; and what is not UTF-8 grows threefold on its way here, beyond
    /// what MQTT allows.
    /// </summary>
    internal const int MaxTopicBytes = 1024;

    /// <summary>Arrival, Unix milliseconds by the gateway's clock.</summary>
    internal long ReceivedMs { get; private init; }

    /// <summary>The time of its readings that have none of their own, Unix milliseconds.</summary>
    internal long TimeMs { get; private init; }

    internal MessageFlags Flags { get; private init; }

    /// <summary>Topic in UTF-8.</summary>
    internal ReadOnlySpan<byte> Topic { get; private init; }

    internal ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>Takes the next message off <paramref name="content"/>; false at its end.</summary>
    internal static bool TryRead(ref ReadOnlySpan<byte> content, out StoredMessage message)
    {
        message = default;
        if (content.IsEmpty)
        {
            return false;
        }

        var topicLength = BinaryPrimitives.ReadUInt16LittleEndian(content[9..]);
        var at = 11 + topicLength;
        var length = BinaryPrimitives.ReadInt32LittleEndian(content[at..]);
        var flags = (MessageFlags)content[8];
        var end = at + 4 + length;
        var receivedMs = BinaryPrimitives.ReadInt64LittleEndian(content);
        var waited = flags.HasFlag(MessageFlags.Waited);
        message = new StoredMessage
        {
            ReceivedMs = receivedMs,
            TimeMs = waited ? BinaryPrimitives.ReadInt64LittleEndian(content[end..]) : receivedMs,
            Flags = flags,
            Topic = content.Slice(11, topicLength),
            Payload = content.Slice(at + 4, length),
        };
        content = content[(waited ? end + sizeof(long) : end)..];
        return true;
    }
}
