using System.Text;
using Monitoring.Domain.Ids;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Domain.LineProtocol;

/// <summary>
/// Reads InfluxDB line protocol into points. A line must name the measurement <c>readings</c>, carry the tag <c>meter</c>
/// and only known quantities as number fields. Other tags are ignored: the caller's key decides the site. A refused line never
/// harms its neighbours. Not safe for concurrent use; keep one per request or thread.
/// </summary>
public sealed class LineProtocolParser
{
    private readonly Dictionary<string, string> _meters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _meterLookup;

    /// <summary>Creates a parser with an empty cache of meter names.</summary>
    public LineProtocolParser() => _meterLookup = _meters.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Parses <paramref name="body"/>, adding good lines to <paramref name="points"/> and bad ones to <paramref name="refused"/>.
    /// </summary>
    /// <param name="body">Lines in UTF-8, ended by LF; blank lines and lines that start with '#' are skipped.</param>
    /// <param name="precision">Unit of the timestamps.</param>
    /// <param name="times">What a line without a timestamp gets, and which times are refused.</param>
    /// <param name="points">Receives the points.</param>
    /// <param name="refused">Receives the refused lines with reasons.</param>
    public void Parse(
        ReadOnlySpan<byte> body, TimestampPrecision precision, TimeRule times, PointBatch points, RefusedLines refused)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(refused);
        var number = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 1)..];
            number++;
            if (line is [.., (byte)'\r'])
            {
                line = line[..^1];
            }

            line = line.TrimStart((byte)' ');
            if (line.IsEmpty || line[0] == (byte)'#')
            {
                continue;
            }

            if (ParseLine(line, number, precision, times, points) is { } reason)
            {
                points.DropOpenValues();
                refused.Add(number, line, reason);
            }
        }
    }

    private string? ParseLine(ReadOnlySpan<byte> line, int number, TimestampPrecision precision, TimeRule times, PointBatch points)
    {
        var keyEnd = LineScanner.IndexOfUnescaped(line, (byte)' ');
        if (keyEnd < 0)
        {
            return "missing fields: expected 'readings,meter=ID quantity=value timestamp'";
        }

        if (ParseKey(line[..keyEnd], out var meter) is { } keyError)
        {
            return keyError;
        }

        var rest = line[(keyEnd + 1)..].TrimStart((byte)' ');
        var fieldsEnd = LineScanner.IndexOfFieldsEnd(rest);
        var fields = fieldsEnd < 0 ? rest : rest[..fieldsEnd];
        if (ParseFields(fields, points) is { } fieldError)
        {
            return fieldError;
        }

        var timeMs = times.ArrivalMs;
        var stamp = fieldsEnd < 0 ? [] : rest[(fieldsEnd + 1)..].Trim((byte)' ');
        if (!stamp.IsEmpty && !LineScanner.TryParseTimestamp(stamp, precision, out timeMs))
        {
            return $"bad timestamp '{Show(stamp)}'";
        }

        if (times.Refuse(timeMs) is { } timeError)
        {
            return timeError;
        }

        points.EndPoint(meter!, timeMs, number);
        return null;
    }

    private string? ParseKey(ReadOnlySpan<byte> key, out string? meter)
    {
        meter = null;
        var measurementEnd = LineScanner.IndexOfUnescaped(key, (byte)',');
        var measurement = measurementEnd < 0 ? key : key[..measurementEnd];
        if (!measurement.SequenceEqual("readings"u8))
        {
            return $"unknown measurement '{Show(measurement)}': only 'readings' is stored";
        }

        // A trailing comma is an empty tag: the line may have been cut.
        var tags = measurementEnd < 0 ? [] : key[(measurementEnd + 1)..];
        for (var more = measurementEnd >= 0; more;)
        {
            var end = LineScanner.IndexOfUnescaped(tags, (byte)',');
            var tag = end < 0 ? tags : tags[..end];
            tags = end < 0 ? [] : tags[(end + 1)..];
            more = end >= 0;
            var equals = LineScanner.IndexOfUnescaped(tag, (byte)'=');
            if (equals <= 0 || equals == tag.Length - 1)
            {
                return $"bad tag '{Show(tag)}': expected key=value";
            }

            if (!tag[..equals].SequenceEqual("meter"u8))
            {
                continue;
            }

            if (meter is not null)
            {
                return "tag 'meter' stands twice";
            }

            meter = MeterName(tag[(equals + 1)..]);
            if (meter is null)
            {
                return $"bad meter id '{Show(tag[(equals + 1)..])}': letters, digits, '.', '_', '-' and ':' only, at most {MeterId.MaxLength}";
            }
        }

        return meter is null ? "missing tag 'meter'" : null;
    }

    private static string? ParseFields(ReadOnlySpan<byte> fields, PointBatch points)
    {
        if (fields.IsEmpty)
        {
            return "missing fields";
        }

        for (var more = true; more;)
        {
            var end = LineScanner.IndexOfUnquoted(fields, (byte)',');
            var field = end < 0 ? fields : fields[..end];
            fields = end < 0 ? [] : fields[(end + 1)..];
            more = end >= 0;
            var equals = LineScanner.IndexOfUnescaped(field, (byte)'=');
            if (equals <= 0)
            {
                return $"bad field '{Show(field)}': expected quantity=value";
            }

            if (!QuantityCatalogue.TryGet(field[..equals], out var quantity))
            {
                return $"unknown quantity '{Show(field[..equals])}'";
            }

            if (!LineScanner.TryParseValue(field[(equals + 1)..], quantity, out var value))
            {
                return $"bad value '{Show(field[(equals + 1)..])}' for '{quantity.Name}': expected a finite number of at most 10^15";
            }

            points.AddValue(quantity, value);
        }

        return null;
    }

    private string? MeterName(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > 4 * MeterId.MaxLength)
        {
            return null;
        }

        Span<char> chars = stackalloc char[utf8.Length];
        if (!Encoding.UTF8.TryGetChars(utf8, chars, out var length))
        {
            return null;
        }

        var name = chars[..length];
        if (_meterLookup.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!MeterId.IsValid(name))
        {
            return null;
        }

        var text = new string(name);
        _meters.Add(text, text);
        return text;
    }

    private static string Show(ReadOnlySpan<byte> text) => RefusedLines.Show(text);
}
