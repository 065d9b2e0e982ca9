namespace Monitoring.Domain.Ids;

/// <summary>Identity of one factory. Letters of any script, digits, '.', '_' and '-'; safe in a URL path.</summary>
/// <param name="Value">The id as text.</param>
public readonly record struct SiteId(string Value)
{
    /// <summary>True when <paramref name="text"/> may serve as a site id.</summary>
    public static bool IsValid(ReadOnlySpan<char> text) => IdText.IsValid(text, colonAllowed: false);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
