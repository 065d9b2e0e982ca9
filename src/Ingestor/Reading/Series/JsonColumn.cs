using System.Buffers.Text;
using System.Globalization;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>
/// The elements of one JSON array as they will be sent. An answer of parallel arrays needs every row before its second array begins; as text,
/// columns cost no object and are not formatted twice.
/// </summary>
internal sealed class JsonColumn
{
    private const int LongestElement = 40;
    private const double MostThousandths = 1e15;

    private byte[] _bytes = new byte[4096];
    private int _length;

    // The date part of the last time: most times follow one on the same day.
    private readonly byte[] _date = new byte[11];
    private long _day = long.MinValue;

    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    internal void Clear() => _length = 0;

    internal void AddNull() => "null"u8.CopyTo(Next(4));

    /// <summary>A number as the shortest text that gives the same number again; null where it is not finite.</summary>
    internal void AddNumber(double value)
    {
        // Meters count in steps of a thousandth or more. Such a number has at most 15 digits, so this is its shortest text, found faster.
        var thousandths = value * 1000;
        if (Math.Abs(thousandths) < MostThousandths && (long)thousandths is var n && n == thousandths && n / 1000.0 == value)
        {
            AddThousandths(n);
        }
        else if (double.IsFinite(value))
        {
            Comma();
            Reserve(LongestElement);
            value.TryFormat(_bytes.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
            _length += written;
        }
        else
        {
            AddNull();
        }
    }

    internal void AddInteger(long value)
    {
        Comma();
        Reserve(LongestElement);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>A time, Unix ms, on a whole second: <c>"2026-01-05T00:00:00Z"</c>.</summary>
    internal void AddTime(long ms)
    {
        const long DayMs = 86_400_000;
        var day = Math.DivRem(ms, DayMs, out var inDay);
        (day, inDay) = inDay < 0 ? (day - 1, inDay + DayMs) : (day, inDay);
        if (day != _day)
        {
            DateTimeOffset.FromUnixTimeMilliseconds(day * DayMs).TryFormat(_date, out _, "yyyy-MM-dd'T'", CultureInfo.InvariantCulture);
            _day = day;
        }

        var text = Next(22);
        text[0] = (byte)'"';
        _date.CopyTo(text[1..]);
        Two(text[12..], inDay / 3_600_000, (byte)':');
        Two(text[15..], inDay / 60_000 % 60, (byte)':');
        Two(text[18..], inDay / 1000 % 60, (byte)'Z');
        text[21] = (byte)'"';
    }

    /// <summary>A text of plain ASCII letters that needs no escaping.</summary>
    internal void AddText(ReadOnlySpan<byte> text)
    {
        var to = Next(text.Length + 2);
        (to[0], to[^1]) = ((byte)'"', (byte)'"');
        text.CopyTo(to[1..]);
    }

    private static void Two(Span<byte> to, long value, byte after) =>
        (to[0], to[1], to[2]) = ((byte)('0' + (value / 10)), (byte)('0' + (value % 10)), after);

    private void AddThousandths(long n)
    {
        Comma();
        Reserve(LongestElement);
        var to = _bytes.AsSpan(_length);
        var whole = Math.DivRem(Math.Abs(n), 1000, out var rest);
        var at = 0;
        if (n < 0)
        {
            to[at++] = (byte)'-';
        }

        Utf8Formatter.TryFormat(whole, to[at..], out var written);
        at += written;
        if (rest != 0)
        {
            to[at++] = (byte)'.';
            for (var unit = 100; rest != 0; unit /= 10)
            {
                to[at++] = (byte)('0' + (rest / unit));
                rest %= unit;
            }
        }

        _length += at;
    }

    private Span<byte> Next(int count)
    {
        Comma();
        Reserve(count);
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }

    private void Comma()
    {
        if (_length > 0)
        {
            Reserve(1);
            _bytes[_length++] = (byte)',';
        }
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        }
    }
}
