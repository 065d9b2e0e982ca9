using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Decoding;

/// <summary>One reading of a JSON message while it is being read.</summary>
internal ref struct Reading
{
    private readonly PointBatch _points;
    private readonly Tally _tally;
    private readonly StoredMessage _message;

    internal Reading(StoredMessage message, PointBatch points, Tally tally)
    {
        _message = message;
        _points = points;
        _tally = tally;
    }

    /// <summary>Its own time in Unix milliseconds, if it has one that could be read.</summary>
    internal long? StampMs { get; private set; }

    internal bool HasValues { get; private set; }

    /// <summary>That there are no values is explained: something was noted, or known values were null.</summary>
    internal bool IsExplained { get; private set; }

    internal void Note(Reason reason)
    {
        IsExplained = true;
        _tally.Add(reason, _message);
    }

    /// <summary>Takes the value the reader stands on.</summary>
    internal void Take(ref Utf8JsonReader reader, ValueTarget target)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            IsExplained = true; // absent is not 0
        }
        else if (TryReadNumber(ref reader, target, out var value))
        {
            _points.AddValue(target.Quantity, value);
            HasValues = true;
        }
        else
        {
            Note(Reason.NotANumber);
        }
    }

    /// <summary>Takes the timestamp the reader stands on.</summary>
    internal void TakeTime(ref Utf8JsonReader reader, TimeUnit unit)
    {
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String && TimeText.TryParse(reader.ValueSpan, unit, out var ms))
        {
            StampMs = ms;
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            _tally.Add(Reason.TimestampNotUnderstood, _message);
        }
    }

    private static bool TryReadNumber(ref Utf8JsonReader reader, ValueTarget target, out double value)
    {
        value = 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                value = Utf8Parser.TryParse(reader.ValueSpan, out double number, out _) ? target.Apply(number) : double.NaN;
                return Quantity.IsPossible(value);
            case JsonTokenType.String:
                return target.TryRead(reader.ValueSpan, out value);
            case JsonTokenType.True or JsonTokenType.False when target.Quantity.Kind == QuantityKind.State:
                value = reader.TokenType == JsonTokenType.True ? 1 : 0;
                return true;
            default:
                return false;
        }
    }
}
