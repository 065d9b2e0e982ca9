using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>What a write that did not succeed means. Statuses and texts differ by version; what is not known for certain is 'later'.</summary>
internal static partial class InfluxFault
{
    private const int LongestText = 1000;

    // What the versions say of lines they will never take: bad lines, types, times beyond the retention, limits on series.
    // Any other 400 or 422 is about the request, the server or its settings, and the lines are as good as before.
    private static readonly string[] AboutLines =
    [
        "partial write", "unable to parse", "field type conflict", "beyond retention policy", "outside retention policy",
        "line protocol", "invalid column type", "parsing failed",
    ];

    /// <summary>True when the server will never take some of the lines; smaller pieces tell which.</summary>
    internal static bool IsAboutLines(HttpStatusCode status, string error) => status switch
    {
        HttpStatusCode.RequestEntityTooLarge => true,
        HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => AboutLines.Any(a => error.Contains(a, StringComparison.OrdinalIgnoreCase)),
        _ => false,
    };

    /// <summary>
    /// True when the server says that it dropped every point. A smaller number proves nothing: <c>dropped=0</c> stands beside bad lines,
    /// and 1.x counts the drops of one shard only.
    /// </summary>
    internal static bool DroppedAll(string error, int count) =>
        Dropped().Matches(error) is { Count: > 0 } found && int.TryParse(found[^1].Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var dropped) && dropped == count;

    /// <summary>
    /// The reason in an answer: <c>{"error":…}</c> of 1.x, <c>{"message":…}</c> of 2.x, <c>{"error":…,"data":…}</c> of 3.x, else its plain
    /// text, or the title of a proxy's page.
    /// </summary>
    internal static string TextOf(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 100_000)]).Trim();
        try
        {
            using var json = JsonDocument.Parse(text);
            return Cut(json.RootElement.ValueKind == JsonValueKind.Object ? Of(json.RootElement) ?? text : text);
        }
        catch (JsonException)
        {
            return Cut(text.StartsWith('<') && Title().Match(text) is { Success: true } title ? title.Groups["t"].Value.Trim() : text);
        }
    }

    private static string? Of(JsonElement answer)
    {
        var error = Text(answer, "error") ?? Text(answer, "message");
        if (error is null && answer.TryGetProperty("results", out var results) && results is { ValueKind: JsonValueKind.Array } && results.GetArrayLength() > 0)
        {
            error = Text(results[0], "error");
        }

        if (answer.TryGetProperty("data", out var data))
        {
            data = data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0 ? data[0] : data;
            error = data.ValueKind == JsonValueKind.Object && Text(data, "error_message") is { } detail ? $"{error}: {detail}" : error;
        }

        return error;
    }

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];

    [GeneratedRegex(@"dropped=(?<n>\d+)|dropped (?<n>\d+) points", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dropped();

    [GeneratedRegex("<title>(?<t>[^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();
}
