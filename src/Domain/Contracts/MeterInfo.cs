using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>One meter, as <c>GET /api/sites/{site}/meters</c> lists it.</summary>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="Quantities">Names of the quantities it has sent.</param>
/// <param name="FirstReading">Time of its oldest reading, or of the first energy entered for it, UTC.</param>
/// <param name="LastReading">Time of its newest reading, UTC; of a meter that has never sent any, the end of the last energy entered for it.</param>
/// <param name="IntervalSeconds">Typical time between its readings in seconds; null until known.</param>
/// <param name="CountsFor">The meter for which it counts since it replaced that one's device, and in whose values it is contained; absent for others.</param>
/// <param name="KnownUntil">Time of its newest reading or the end of the last energy entered for it, whichever is later, UTC.</param>
public sealed record MeterInfo(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("quantities")] IReadOnlyList<string> Quantities,
    [property: JsonPropertyName("first_reading")] DateTimeOffset? FirstReading,
    [property: JsonPropertyName("last_reading")] DateTimeOffset? LastReading,
    [property: JsonPropertyName("interval_seconds")] double? IntervalSeconds,
    [property: JsonPropertyName("counts_for"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CountsFor = null,
    [property: JsonPropertyName("known_until"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? KnownUntil = null);
