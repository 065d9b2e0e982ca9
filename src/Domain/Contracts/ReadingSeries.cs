using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// Readings of one quantity as parallel arrays: <c>GET …/readings?quantity&amp;from&amp;to&amp;every</c>.
/// With <c>every</c> the value is the mean of a gauge and the last value of a counter per bucket, the time is the bucket's start,
/// and a bucket without readings is left out.
/// </summary>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="Quantity">Quantity name.</param>
/// <param name="Time">Times, UTC, ascending.</param>
/// <param name="Value">Values in the canonical unit.</param>
/// <param name="Min">Smallest value per bucket; only with <c>every</c>.</param>
/// <param name="Max">Largest value per bucket; only with <c>every</c>.</param>
public sealed record ReadingSeries(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("quantity")] string Quantity,
    [property: JsonPropertyName("time")] IReadOnlyList<DateTimeOffset> Time,
    [property: JsonPropertyName("value")] IReadOnlyList<double> Value,
    [property: JsonPropertyName("min"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Min = null,
    [property: JsonPropertyName("max"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Max = null);
