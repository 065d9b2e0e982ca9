using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>Decodes stored messages by the definitions. Not safe for concurrent use.</summary>
internal sealed class MessageDecoder(TopicRoutes routes)
{
    private static ReadOnlySpan<byte> ReplacementCharacter => "\uFFFD"u8;

    /// <summary>Decodes every message of an unpacked group.</summary>
    internal void Decode(ReadOnlySpan<byte> group, PointBatch points, Tally tally)
    {
        while (StoredMessage.TryRead(ref group, out var message))
        {
            Decode(message, points, tally);
        }
    }

    private void Decode(in StoredMessage message, PointBatch points, Tally tally)
    {
        if (message.Flags.HasFlag(MessageFlags.TopicCut))
        {
            tally.Add(Reason.TopicTooLong, message);
            return;
        }

        if (message.Flags.HasFlag(MessageFlags.PayloadCut))
        {
            tally.Add(Reason.PayloadTooLarge, message);
            return;
        }

        // MQTTnet puts it where a topic was not UTF-8; different topics would become one meter.
        if (message.Topic.IndexOf(ReplacementCharacter) >= 0)
        {
            tally.Add(Reason.InvalidUtf8, message);
            return;
        }

        var (decoder, meter) = routes.Find(message.Topic);
        if (decoder is null)
        {
            tally.Add(Reason.UnknownTopic, message);
        }
        else if (meter.Length == 0)
        {
            tally.Add(Reason.BadMeterId, message);
        }
        else
        {
            decoder.Decode(message, meter, points, tally);
        }
    }
}
