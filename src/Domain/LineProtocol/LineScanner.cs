using System.Buffers.Text;
using Monitoring.Domain.Quantities;

namespace Monitoring.Domain.LineProtocol;

/// <summary>The lexical rules of line protocol: escapes, quotes, numbers and timestamps.</summary>
internal static class LineScanner
{
    /// <summary>First <paramref name="sought"/> that no backslash precedes, or -1.</summary>
    internal static int IndexOfUnescaped(ReadOnlySpan<byte> text, byte sought)
    {
        for (var from = 0; ;)
        {
            var at = text[from..].IndexOf(sought);
            if (at < 0)
            {
                return -1;
            }

            at += from;
            if (at == 0 || text[at - 1] != (byte)'\\')
            {
                return at;
            }

            from = at + 1;
        }
    }

    /// <summary>First <paramref name="sought"/> outside double quotes and not escaped, or -1.</summary>
    internal static int IndexOfUnquoted(ReadOnlySpan<byte> text, byte sought)
    {
        // Readings hold numbers only, so the plain search is right unless a (refused) string is there.
        if (!text.Contains((byte)'"'))
        {
            return IndexOfUnescaped(text, sought);
        }

        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\\')
            {
                i++;
            }
            else if (text[i] == (byte)'"')
            {
                quoted = !quoted;
            }
            else if (text[i] == sought && !quoted)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The space that ends the field set, or -1.</summary>
    internal static int IndexOfFieldsEnd(ReadOnlySpan<byte> text) => IndexOfUnquoted(text, (byte)' ');

    /// <summary>A float, integer (<c>12i</c>), unsigned (<c>12u</c>) or, for a state, boolean; false for strings and what is not finite.</summary>
    internal static bool TryParseValue(ReadOnlySpan<byte> text, Quantity quantity, out double value)
    {
        value = 0;
        if (text.IsEmpty || text[0] == (byte)'+')
        {
            return false;
        }

        if (text[^1] is (byte)'i' or (byte)'u')
        {
            var whole = text[..^1];
            var fits = Utf8Parser.TryParse(whole, out long number, out var used) && used == whole.Length &&
                (text[^1] == (byte)'i' || number >= 0);
            value = number;
            return fits && Quantity.IsPossible(value);
        }

        if (Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length)
        {
            return Quantity.IsPossible(value);
        }

        if (quantity.Kind != QuantityKind.State)
        {
            return false;
        }

        var isTrue = text.SequenceEqual("t"u8) || text.SequenceEqual("T"u8) || text.SequenceEqual("true"u8) ||
            text.SequenceEqual("True"u8) || text.SequenceEqual("TRUE"u8);
        var isFalse = text.SequenceEqual("f"u8) || text.SequenceEqual("F"u8) || text.SequenceEqual("false"u8) ||
            text.SequenceEqual("False"u8) || text.SequenceEqual("FALSE"u8);
        value = isTrue ? 1 : 0;
        return isTrue || isFalse;
    }

    /// <summary>Reads a whole number in <paramref name="precision"/> and floors it to milliseconds.</summary>
    internal static bool TryParseTimestamp(ReadOnlySpan<byte> text, TimestampPrecision precision, out long timeMs)
    {
        timeMs = 0;
        if (!Utf8Parser.TryParse(text, out long stamp, out var used) || used != text.Length)
        {
            return false;
        }

        if (precision == TimestampPrecision.Seconds)
        {
            timeMs = stamp is > -100_000_000_000 and < 1_000_000_000_000 ? stamp * 1000 : 0;
            return timeMs != 0 || stamp == 0;
        }

        var perMs = precision switch
        {
            TimestampPrecision.Nanoseconds => 1_000_000L,
            TimestampPrecision.Microseconds => 1_000L,
            _ => 1L,
        };
        timeMs = Math.DivRem(stamp, perMs, out var remainder);
        if (remainder < 0)
        {
            timeMs--;
        }

        return true;
    }
}
