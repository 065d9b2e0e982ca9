using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>
/// Newest value of every quantity of one meter: <c>GET /api/sites/{site}/meters/{meter}/latest</c>;
/// <c>GET /api/sites/{site}/latest</c> gives the list for all meters of the site.
/// </summary>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="IntervalSeconds">Typical time between readings in seconds; null until known.</param>
/// <param name="Values">By quantity name: value in the canonical unit, and its time (UTC).</param>
public sealed record LatestValues(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("interval_seconds")] double? IntervalSeconds,
    [property: JsonPropertyName("values")] IReadOnlyDictionary<string, LatestValue> Values);

/// <summary>A value with its time.</summary>
/// <param name="Time">Time of the reading, UTC.</param>
/// <param name="Value">Value in the canonical unit of its quantity.</param>
public sealed record LatestValue(
    [property: JsonPropertyName("time")] DateTimeOffset Time,
    [property: JsonPropertyName("value")] double Value);
