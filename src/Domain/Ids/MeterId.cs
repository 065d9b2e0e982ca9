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

    /// <summary>True when <paramref name="text"/> may serve as a meter id.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => IdText.IsValid(text, colonAllowed: true);

    /// <summary>
    /// Makes a valid id of any text by replacing what an id may not hold with '-' (for topics and device names
    /// that come from outside). Empty when nothing usable remains.
    /// </summary>
    public static string Sanitize(ReadOnlySpan<char> text)
    {
        Span<char> made = stackalloc char[MaxLength];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // A whole rune or none: half a letter is no text.
            if (length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            length += (IdText.Fits(rune, colonAllowed: true) ? rune : new Rune('-')).EncodeToUtf16(made[length..]);
        }

        var id = made[..length].Trim('-');
        return IsValid(id) ? id.ToString() : string.Empty;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
