using System.Globalization;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>Times in the site's zone; the offset is looked up once per quarter hour, on whose edges every zone changes it.</summary>
public sealed class ExportTimes(TimeZoneInfo zone)
{
    private const long QuarterMs = 900_000;

    private long _quarter = long.MinValue;
    private long _offsetMs;

    /// <summary>Offset of the zone from UTC at a time (Unix ms), in ms.</summary>
    public long OffsetMs(long timeMs)
    {
        var quarter = Math.DivRem(timeMs, QuarterMs).Quotient;
        if (quarter != _quarter)
        {
            _quarter = quarter;
            _offsetMs = (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(timeMs)).TotalMilliseconds;
        }

        return _offsetMs;
    }

    /// <summary>Writes a time as ISO 8601, with milliseconds only where there are any; returns the number of bytes.</summary>
    public int Format(Span<byte> output, long timeMs, bool local)
    {
        var offsetMs = local ? OffsetMs(timeMs) : 0;
        var time = DateTime.UnixEpoch.AddMilliseconds(timeMs + offsetMs);
        time.TryFormat(output, out var at, timeMs % 1000 == 0 ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
        if (!local)
        {
            output[at++] = (byte)'Z';
            return at;
        }

        output[at++] = offsetMs < 0 ? (byte)'-' : (byte)'+';
        TimeSpan.FromMilliseconds(Math.Abs(offsetMs)).TryFormat(output[at..], out var digits, @"hh\:mm", CultureInfo.InvariantCulture);
        return at + digits;
    }
}
