using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// Readings of one quantity as parallel arrays: <c>GET …/readings?quantity&amp;from&amp;to&amp;every</c> or <c>&amp;points</c>.
/// In buckets the value is the mean of a gauge and the last value of a counter per bucket, the time is the bucket's start
/// (a multiple of the step since 1970-01-01T00:00:00Z), and a bucket without readings is left out.
/// </summary>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="Quantity">Quantity name.</param>
/// <param name="Time">Times, UTC, ascending.</param>
/// <param name="Value">Values in the canonical unit.</param>
/// <param name="Min">Smallest value per bucket; only in buckets.</param>
/// <param name="Max">Largest value per bucket; only in buckets.</param>
/// <param name="Every">Length of a bucket as an ISO 8601 duration; only in buckets.</param>
public sealed record ReadingSeries(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("quantity")] string Quantity,
    [property: JsonPropertyName("time")] IReadOnlyList<DateTimeOffset> Time,
    [property: JsonPropertyName("value")] IReadOnlyList<double> Value,
    [property: JsonPropertyName("min"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Min = null,
    [property: JsonPropertyName("max"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Max = null,
    [property: JsonPropertyName("every"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Every = null);
