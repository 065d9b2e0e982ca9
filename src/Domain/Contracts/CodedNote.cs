using System.Globalization;
using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>A remark beside a result: in English, and as words of a program for whoever shows it in another language.</summary>
/// <param name="Code">What is said, one of <see cref="NoteCodes"/>.</param>
/// <param name="Values">What stands in it, in the order of the English text; numbers with a decimal point, times as ISO 8601.</param>
/// <param name="Text">The same in English.</param>
public sealed record CodedNote(
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("values")] IReadOnlyList<string> Values,
    [property: JsonPropertyName("text")] string Text)
{
    /// <summary>A remark whose values are those that its English text is filled with.</summary>
    public static CodedNote Of(string code, FormattableString text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new CodedNote(
            code, [.. text.GetArguments().Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? string.Empty)], text.ToString(CultureInfo.InvariantCulture));
    }
}
