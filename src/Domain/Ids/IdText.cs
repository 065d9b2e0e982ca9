using System.Globalization;

namespace Monitoring.Domain.Ids;

/// <summary>The letters an id may consist of, shared by site and meter ids.</summary>
internal static class IdText
{
    internal const int MaxLength = 128;

    /// <summary>True for 1 to 128 characters: letters of any script, combining marks, digits, '.', '_', '-' and, where allowed, ':'.</summary>
    internal static bool IsValid(ReadOnlySpan<char> text, bool colonAllowed)
    {
        if (text.Length is 0 or > MaxLength || text is "." or "..")
        {
            return false;
        }

        foreach (var c in text)
        {
            var fits = char.IsLetterOrDigit(c) || c is '.' or '_' or '-' || (c == ':' && colonAllowed) ||
                CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }
}
