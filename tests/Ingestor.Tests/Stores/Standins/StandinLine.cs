using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Monitoring.Ingestor.Tests.Stores.Standins;

/// <summary>
/// One line as all versions take it: tags sorted by key, no empty one; fields that are floats in a form every version reads; a time in ms.
/// Stricter than any server, so that what passes here passes everywhere.
/// </summary>
internal sealed partial record StandinLine(string Meter, string Site, IReadOnlyDictionary<string, double> Fields, long TimeMs)
{
    public static IReadOnlyList<StandinLine> ParseAll(byte[] body)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        if (text.Contains('\r', StringComparison.Ordinal))
        {
            throw new FormatException("a CR in the body");
        }

        if (!text.EndsWith('\n'))
        {
            throw new FormatException("the last line does not end with LF");
        }

        return [.. text[..^1].Split('\n').Select(Parse)];
    }

    private static StandinLine Parse(string line)
    {
        if (Line().Match(line) is not { Success: true } match)
        {
            throw new FormatException($"unable to parse '{line}'");
        }

        var fields = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var field in match.Groups["fields"].Value.Split(','))
        {
            if (Field().Match(field) is not { Success: true } parts)
            {
                throw new FormatException($"unable to parse '{line}': the field '{field}' is no float that every version reads");
            }

            fields.Add(parts.Groups["name"].Value, double.Parse(parts.Groups["value"].Value, CultureInfo.InvariantCulture));
        }

        return new StandinLine(match.Groups["meter"].Value, match.Groups["site"].Value, fields, long.Parse(match.Groups["time"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^readings,meter=(?<meter>[^,= \\]+),site=(?<site>[^,= \\]+) (?<fields>[^ ]+) (?<time>-?\d{1,13})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<name>[a-z][a-z0-9_]*)=(?<value>-?\d+(\.\d+)?([eE][+-]?\d+)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
