using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Monitoring.Dashboard.Localization;

/// <summary>
/// One text of the screen in both languages; there is no way to write one without the other.
/// Reads as the language of the current UI culture: Japanese unless that is English.
/// </summary>
/// <param name="Ja">Japanese.</param>
/// <param name="En">English.</param>
public sealed record Text(string Ja, string En)
{
    /// <summary>The text in the language of the current UI culture.</summary>
    public override string ToString() => Languages.IsEnglish ? En : Ja;

    /// <summary>The text with its placeholders <c>{0}</c>, <c>{1}</c> … filled.</summary>
    public string With(params object?[] values) => string.Format(CultureInfo.CurrentCulture, ToString(), values);

    /// <summary>The text in the language of the current UI culture.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator string?(Text? text) => text?.ToString();
}
