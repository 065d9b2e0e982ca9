using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>
/// Reads JSON payloads along a tree of known paths, without building a document. A bad value does not harm its neighbours;
/// null is absent, never 0.
/// </summary>
internal sealed class JsonDecoder(PathNode root, TimeUnit timeUnit, bool array, ClockRule clock) : IPayloadDecoder
{
    public void Decode(in StoredMessage message, string meter, PointBatch points, Tally tally)
    {
        if (!Utf8.IsValid(message.Payload))
        {
            tally.Add(Reason.InvalidUtf8, message);
            return;
        }

        var reader = new Utf8JsonReader(message.Payload);
        try
        {
            reader.Read();
            if (array && reader.TokenType == JsonTokenType.StartArray)
            {
                DecodeReadings(ref reader, message, meter, points, tally);
            }
            else
            {
                DecodeReading(ref reader, message, meter, points, tally);
            }

            reader.Read(); // throws if anything follows
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter: half a surrogate pair in a key
        {
            points.DropOpenValues();
            tally.Add(Reason.MalformedJson, message);
        }
    }

    // Several readings without a usable time all get the message's: the last one counts, which is the newest in every format known. Times of
    // their own, a millisecond apart, would only look like knowledge.
    private void DecodeReadings(ref Utf8JsonReader reader, in StoredMessage message, string meter, PointBatch points, Tally tally)
    {
        var timeless = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!DecodeReading(ref reader, message, meter, points, tally) && ++timeless > 1)
            {
                tally.Add(Reason.ElementWithoutTime, message);
            }
        }
    }

    /// <summary>Decodes one reading; false when it has values but no usable time of its own.</summary>
    private bool DecodeReading(ref Utf8JsonReader reader, in StoredMessage message, string meter, PointBatch points, Tally tally)
    {
        var reading = new Reading(message, points, tally);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            DecodeObject(ref reader, root, ref reading);
        }
        else
        {
            reader.Skip();
        }

        if (reading.HasValues)
        {
            var time = clock.Choose(reading.StampMs, message, tally);
            points.EndPoint(meter, time);
            return time == reading.StampMs;
        }

        if (!reading.IsExplained)
        {
            tally.Add(Reason.NoKnownValue, message);
        }

        return true;
    }

    private void DecodeObject(ref Utf8JsonReader reader, PathNode node, ref Reading reading)
    {
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
            var child = node.Find(key, ref next);
            reader.Read();
            if (child is not null)
            {
                DecodeValue(ref reader, child, ref reading);
            }
            else if (node.HasQuantityKeys)
            {
                DecodeNamed(ref reader, key, ref reading);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void DecodeArray(ref Utf8JsonReader reader, PathNode node, ref Reading reading)
    {
        var next = 0;
        Span<byte> digits = stackalloc byte[11];
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            i.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
            if (node.Find(digits[..length], ref next) is { } child)
            {
                DecodeValue(ref reader, child, ref reading);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void DecodeValue(ref Utf8JsonReader reader, PathNode node, ref Reading reading)
    {
        if (node.IsInner && reader.TokenType == JsonTokenType.StartObject)
        {
            DecodeObject(ref reader, node, ref reading);
        }
        else if (node.IsInner && reader.TokenType == JsonTokenType.StartArray)
        {
            DecodeArray(ref reader, node, ref reading);
        }
        else if (node.IsTime)
        {
            reading.TakeTime(ref reader, timeUnit);
            reader.Skip();
        }
        else
        {
            foreach (var target in node.Targets)
            {
                reading.Take(ref reader, target);
            }

            reader.Skip(); // an object or array that was not expected here
        }
    }

    private static void DecodeNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> key, ref Reading reading)
    {
        if (QuantityCatalogue.TryGet(key, out var quantity))
        {
            reading.Take(ref reader, Named[quantity.Index]);
        }
        else
        {
            reading.Note(Reason.UnknownQuantity);
        }

        reader.Skip();
    }

    private static readonly ValueTarget[] Named = [.. QuantityCatalogue.All.Select(q => new ValueTarget(q, 1, 0))];
}
