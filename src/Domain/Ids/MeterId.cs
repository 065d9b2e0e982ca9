using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Domain.Ids;

/// <summary>
/// Identity of one measured circuit or sensor, unique within its site: <c>device</c> or <c>device:channel</c>.
/// Letters of any script, digits, '.', '_', '-' and ':'; safe in a URL path. The display name is metadata, not identity.
/// </summary>
/// <param name="Value">The id as text.</param>
public readonly record struct MeterId(string Value)
{
    /// <summary>Longest id in characters.</summary>
    public const int MaxLength = IdText.MaxLength;

    private const int HashLength = 7;

    /// <summary>True when <paramref name="text"/> may serve as a meter id.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => IdText.IsValid(text, colonAllowed: true);

    /// <summary>
    /// Makes a valid id of any text (for topics and device names that come from outside). A valid text stays as it is, and levels of a
    /// topic are joined by dots: 'hall-1/press' is 'hall-1.press', as long as no level has a dot of its own. In any other text '-' stands for what an id may not hold, and six digits of a hash follow: without them 'line 1' and 'line-1' would be one meter, and two
    /// counters would be mixed. Empty when nothing usable remains.
    /// </summary>
    public static string Sanitize(ReadOnlySpan<char> text)
    {
        if (IsValid(text))
        {
            return text.ToString();
        }

        if (IsValid(Dotted(text, stackalloc char[MaxLength])) && !text.Contains('.'))
        {
            return text.ToString().Replace('/', '.');
        }

        Span<char> made = stackalloc char[MaxLength];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // A whole rune or none: half a letter is no text.
            if (length + rune.Utf16SequenceLength > MaxLength - HashLength)
            {
                break;
            }

            length += (IdText.Fits(rune, colonAllowed: true) ? rune : new Rune('-')).EncodeToUtf16(made[length..]);
        }

        var id = made[..length].Trim('-');
        return IsValid(id) ? $"{id}{Hash(text)}" : string.Empty;
    }

    // Empty when there is an empty level, or when the text is too long.
    private static ReadOnlySpan<char> Dotted(ReadOnlySpan<char> text, Span<char> dotted)
    {
        if (text.Length > dotted.Length || text.StartsWith('/') || text.EndsWith('/') || text.Contains("//", StringComparison.Ordinal))
        {
            return [];
        }

        text.Replace(dotted, '/', '.');
        return dotted[..text.Length];
    }

    private static string Hash(ReadOnlySpan<char> text) =>
        "-" + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text)).AsSpan(0, (HashLength - 1) / 2));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
