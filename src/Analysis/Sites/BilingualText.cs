namespace Monitoring.Analysis.Sites;

/// <summary>A text in the two languages of the screens.</summary>
/// <param name="Ja">Japanese; null where not given.</param>
/// <param name="En">English; null where not given.</param>
public sealed record BilingualText(string? Ja, string? En)
{
    /// <summary>The text for <paramref name="language"/> (<c>ja</c> or <c>en</c>, also <c>ja-JP</c>), else the other language, else empty.</summary>
    public string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return (language.StartsWith("ja", StringComparison.OrdinalIgnoreCase) ? Ja ?? En : En ?? Ja) ?? string.Empty;
    }

    /// <summary>The same text in both languages, e.g. an id.</summary>
    public static BilingualText Same(string text) => new(text, text);
}
