using System.Buffers.Binary;

namespace Monitoring.Gateway.Buffering;

/// <summary>One message as it lies in a group; the spans point into the group's memory.</summary>
internal readonly ref struct StoredMessage
{
    /// <summary>How much of a payload that is too large is kept as a sample.</summary>
    internal const int CutBytes = 512;

    /// <summary>Arrival, Unix milliseconds by the gateway's clock.</summary>
    internal long ReceivedMs { get; private init; }

    /// <summary>The payload was too large and is not whole.</summary>
    internal bool IsCut { get; private init; }

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
        message = new StoredMessage
        {
            ReceivedMs = BinaryPrimitives.ReadInt64LittleEndian(content),
            IsCut = (content[8] & 1) != 0,
            Topic = content.Slice(11, topicLength),
            Payload = content.Slice(at + 4, length),
        };
        content = content[(at + 4 + length)..];
        return true;
    }
}
