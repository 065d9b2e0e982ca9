using System.Globalization;
using System.Text.Json;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>Reads a JSON payload along a definition in one pass. Null and absent are not 0. Not safe for concurrent use.</summary>
internal sealed class JsonPayload
{
    // Of one message, each kind of trouble is reported once.
    private bool _badNumber;
    private bool _unknownQuantity;
    private bool _badTime;
    private long? _timeMs;

    internal void Read(TopicMatch match, ReceivedMessage message, TimeRule times, PointBatch points, DecodeReport report)
    {
        (_badNumber, _unknownQuantity, _badTime) = (false, false, false);
        var before = points.Count;
        try
        {
            var reader = new Utf8JsonReader(message.Payload.Span);
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    ReadPoint(ref reader, match, times, points);
                    break;
                case JsonTokenType.StartArray when match.Definition.Arrays:
                    while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                    {
                        ReadPoint(ref reader, match, times, points);
                    }

                    if (reader.TokenType != JsonTokenType.EndArray)
                    {
                        report.Add("unexpected_json", message);
                    }

                    break;
                default:
                    report.Add("unexpected_json", message);
                    return;
            }

            while (reader.Read())
            {
                // Whatever follows must be JSON too, or the message was cut or damaged.
            }
        }
        catch (JsonException)
        {
            points.DropOpenValues();
            report.Add("malformed_json", message);
        }

        Report(message, points.Count > before, report);
    }

    private void Report(ReceivedMessage message, bool anything, DecodeReport report)
    {
        if (_badTime)
        {
            report.Add("timestamp_out_of_range", message);
        }

        if (_badNumber)
        {
            report.Add("not_a_number", message);
        }

        if (_unknownQuantity)
        {
            report.Add("unknown_quantity", message);
        }
        else if (!anything && !_badNumber)
        {
            report.Add("no_values", message);
        }
    }

    private void ReadPoint(ref Utf8JsonReader reader, TopicMatch match, TimeRule times, PointBatch points)
    {
        _timeMs = null;
        ReadObject(ref reader, match.Definition.Root, points);
        var time = _timeMs ?? times.ArrivalMs;
        if (times.Refuse(time) is not null && time != times.ArrivalMs)
        {
            _badTime = true;
            time = times.ArrivalMs;
        }

        points.EndPoint(match.Meter, time);
    }

    private void ReadObject(ref Utf8JsonReader reader, PathNode node, PointBatch points)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = reader.ValueIsEscaped ? null : node.Child(reader.ValueSpan);
            if (child is null && node.HoldsQuantities)
            {
                ReadQuantity(ref reader, points);
                continue;
            }

            reader.Read();
            if (child is null)
            {
                reader.Skip();
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadObject(ref reader, child, points);
            }
            else
            {
                ReadValue(ref reader, child, points);
            }
        }
    }

    private void ReadQuantity(ref Utf8JsonReader reader, PointBatch points)
    {
        var known = QuantityCatalogue.TryGet(reader.ValueSpan, out var quantity);
        reader.Read();
        if (!known)
        {
            _unknownQuantity = true;
            reader.Skip();
        }
        else if (TryNumber(ref reader, out var number))
        {
            points.AddValue(quantity!, number);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, PathNode node, PointBatch points)
    {
        if (node.IsTime)
        {
            ReadTime(ref reader);
        }
        else if (node.Targets.Count == 0)
        {
            reader.Skip();
        }
        else if (TryNumber(ref reader, out var number))
        {
            foreach (var target in node.Targets)
            {
                points.AddValue(target.Quantity, target.Convert(number));
            }
        }
    }

    private bool TryNumber(ref Utf8JsonReader reader, out double number)
    {
        number = 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                if (reader.TryGetDouble(out number) && double.IsFinite(number))
                {
                    return true;
                }

                break;
            case JsonTokenType.String when reader.ValueSpan.Length <= 64:
                if (NumberText.TryParse(reader.GetString(), out number))
                {
                    return true;
                }

                break;
            case JsonTokenType.True or JsonTokenType.False:
                number = reader.TokenType == JsonTokenType.True ? 1 : 0;
                return true;
            case JsonTokenType.Null:
                return false;
            default:
                reader.Skip();
                break;
        }

        _badNumber = true;
        return false;
    }

    private void ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number))
        {
            _timeMs = EpochMs(number);
        }
        else if (reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            _timeMs = time.ToUnixTimeMilliseconds();
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            _badTime = true;
            reader.Skip();
        }
    }

    // Unix time in s, ms, us or ns, told apart by magnitude: each unit covers the years up to 5138.
    private static long EpochMs(double number) => Math.Abs(number) switch
    {
        < 1e11 => (long)(number * 1000),
        < 1e14 => (long)number,
        < 1e17 => (long)(number / 1e3),
        < 1e20 => (long)(number / 1e6),
        _ => long.MaxValue,
    };
}
