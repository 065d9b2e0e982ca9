using System.Buffers.Text;

namespace Monitoring.Gateway.Decoding;

/// <summary>Numbers as meters write them: invariant, or with commas, possibly in quotes or with spaces around.</summary>
internal static class NumberText
{
    private const int MaxLength = 64;

    /// <summary>
    /// False for anything but one finite number whose meaning is certain. <c>1,5</c> is 1.5; <c>1,234</c> is 1.234 to some and 1234 to others.
    /// </summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="value">The number.</param>
    /// <param name="decimalComma">Whether a comma is the decimal mark (true) or groups thousands (false), if somebody has said it.</param>
    internal static bool TryParse(ReadOnlySpan<byte> text, out double value, bool? decimalComma = null)
    {
        text = text.Trim(" \t\r\n\""u8);
        if (text.IndexOf((byte)',') < 0)
        {
            return TryParseInvariant(text, out value);
        }

        value = 0;
        if (text.Length > MaxLength)
        {
            return false;
        }

        Span<byte> invariant = stackalloc byte[MaxLength];
        if (decimalComma == false)
        {
            return IsGrouped(text) && TryParseInvariant(invariant[..WithoutCommas(text, invariant)], out value);
        }

        if (text.Contains((byte)'.') || text.Count((byte)',') > 1 || (decimalComma is null && MayBeGrouped(text)))
        {
            return false;
        }

        text.Replace(invariant, (byte)',', (byte)'.');
        return TryParseInvariant(invariant[..text.Length], out value);
    }

    // 12,345 but not 0,345 nor 1234,567: nobody groups like that.
    private static bool MayBeGrouped(ReadOnlySpan<byte> text) => text.TrimStart("+-"u8) is not [(byte)'0', ..] && IsGrouped(text);

    private static bool IsGrouped(ReadOnlySpan<byte> text)
    {
        var digits = text.TrimStart("+-"u8);
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var first = whole.IndexOf((byte)',');
        if (first is < 1 or > 3)
        {
            return false;
        }

        for (whole = whole[first..]; !whole.IsEmpty; whole = whole[4..])
        {
            if (whole.Length < 4 || whole[0] != (byte)',' || whole[1..4].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return false;
            }
        }

        return true;
    }

    private static int WithoutCommas(ReadOnlySpan<byte> text, Span<byte> result)
    {
        var length = 0;
        foreach (var letter in text)
        {
            if (letter != (byte)',')
            {
                result[length++] = letter;
            }
        }

        return length;
    }

    private static bool TryParseInvariant(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && double.IsFinite(value);
}
