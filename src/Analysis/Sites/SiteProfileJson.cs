using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Analysis.Sites;

/// <summary>Reads and writes a site profile as JSON (snake_case).</summary>
public static class SiteProfileJson
{
    /// <summary>The serializer settings of a profile.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ClockTimeConverter(), new WeekdayConverter(), new JsonStringEnumConverter<ContractKind>(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Reads a profile; on failure <paramref name="problems"/> names everything that is wrong with it at once.</summary>
    public static bool TryRead(string json, [NotNullWhen(true)] out SiteProfile? profile, out IReadOnlyList<ProfileProblem> problems)
    {
        profile = null;
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException e)
        {
            problems = [new ProfileProblem("$", $"is not valid JSON: {e.Message} Correct the text at that place.")];
            return false;
        }

        using (document)
        {
            problems = SiteProfileValidator.Validate(document.RootElement);
            profile = problems.Count == 0 ? document.RootElement.Deserialize<SiteProfile>(Options) : null;
        }

        return profile is not null;
    }

    /// <summary>The profile as JSON text.</summary>
    public static string Write(SiteProfile profile) => JsonSerializer.Serialize(profile, Options);

    private sealed class ClockTimeConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ClockText.TryParse(reader.GetString(), out var time) ? time : throw new JsonException("Expected HH:mm.");

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private sealed class WeekdayConverter : JsonConverter<DayOfWeek>
    {
        public override DayOfWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            WeekdayText.TryParse(reader.GetString(), out var day) ? day : throw new JsonException("Expected mon to sun.");

        public override void Write(Utf8JsonWriter writer, DayOfWeek value, JsonSerializerOptions options) =>
            writer.WriteStringValue(WeekdayText.Of(value));
    }
}

/// <summary>Something wrong in a profile.</summary>
/// <param name="Path">JSON path of the value, e.g. <c>meters[2].parent</c>.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ProfileProblem(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path} {Message}";
}

/// <summary>Clock times as profiles write them: <c>HH:mm</c>, with <c>24:00</c> for the end of the day.</summary>
internal static class ClockText
{
    internal static bool TryParse(string? text, out TimeOnly time)
    {
        time = TimeOnly.MinValue;
        return string.Equals(text, "24:00", StringComparison.Ordinal) ||
            TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}

/// <summary>Weekdays as profiles write them: <c>mon</c> to <c>sun</c>.</summary>
internal static class WeekdayText
{
    private static readonly string[] Words = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    internal static string Of(DayOfWeek day) => Words[(int)day];

    internal static bool TryParse(string? text, out DayOfWeek day)
    {
        var index = Array.IndexOf(Words, text?.ToLowerInvariant());
        day = (DayOfWeek)Math.Max(index, 0);
        return index >= 0;
    }
}
