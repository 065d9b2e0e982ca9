using System.Buffers;
using System.Globalization;
using System.Text;

namespace Monitoring.Domain.Ids;

/// <summary>The letters an id may consist of, shared by site and meter ids.</summary>
internal static class IdText
{
    internal const int MaxLength = 128;

    /// <summary>True for 1 to 128 UTF-16 units: letters of any script, combining marks, digits, '.', '_', '-' and, where allowed, ':'.</summary>
    internal static bool IsValid(ReadOnlySpan<char> text, bool colonAllowed)
    {
        if (text.Length is 0 or > MaxLength || text is "." or "..")
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done || !Fits(rune, colonAllowed))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    /// <summary>True when an id may hold <paramref name="rune"/>.</summary>
    // Runes, not chars: names such as 𠮷田 have letters outside the basic plane.
    internal static bool Fits(Rune rune, bool colonAllowed) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '_' or '-' || (rune.Value == ':' && colonAllowed) ||
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
