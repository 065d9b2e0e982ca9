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
        var chars = new char[Math.Min(text.Length, MaxLength)];
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = IdText.IsValid(text.Slice(i, 1), colonAllowed: true) || text[i] == '.' ? text[i] : '-';
        }

        var id = new string(chars).Trim('-');
        return IsValid(id) ? id : string.Empty;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
