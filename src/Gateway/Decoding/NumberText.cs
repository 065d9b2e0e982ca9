using System.Buffers.Text;

namespace Monitoring.Gateway.Decoding;

/// <summary>Numbers as meters write them: invariant, or with a decimal comma, possibly in quotes or with spaces around.</summary>
internal static class NumberText
{
    private const int MaxLength = 64;

    /// <summary>False for anything but one finite number. <c>1,5</c> is 1.5; with both ',' and '.' the meaning is not certain, so it is refused.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        text = text.Trim(" \t\r\n\""u8);
        if (text.IndexOf((byte)',') < 0)
        {
            return TryParseInvariant(text, out value);
        }

        value = 0;
        if (text.Length > MaxLength || text.Contains((byte)'.') || text.Count((byte)',') > 1)
        {
            return false;
        }

        Span<byte> invariant = stackalloc byte[MaxLength];
        text.Replace(invariant, (byte)',', (byte)'.');
        return TryParseInvariant(invariant[..text.Length], out value);
    }

    private static bool TryParseInvariant(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && double.IsFinite(value);
}
