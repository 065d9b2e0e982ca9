using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Reads the JSON of a request and says what is wrong with it.</summary>
internal static class CorrectionBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new OffsetTime() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="CorrectionRefusedException">It is not the JSON that is expected; the message says where.</exception>
    internal static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Json, cancel)
                ?? throw new CorrectionRefusedException("the body is empty: send the JSON that /openapi/v1.json describes");
        }
        catch (JsonException e)
        {
            throw new CorrectionRefusedException(
                $"the body is not the JSON that /openapi/v1.json describes{(e.Path is null ? "" : $", at {e.Path}")}: {e.Message.Split(" Path: ")[0]}");
        }
    }

    // Without an offset nobody knows whose midnight is meant.
    private sealed class OffsetTime : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
            var hasOffset = text.EndsWith('Z') || (text.Length > 16 && text.LastIndexOfAny(['+', '-']) > 10);
            return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException($"'{text}' is not an ISO 8601 time with an offset, e.g. 2026-04-01T00:00:00+09:00.");
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
