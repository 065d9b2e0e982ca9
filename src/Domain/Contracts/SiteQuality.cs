using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>How good the data of a site are: <c>GET /api/sites/{site}/quality?from&amp;to</c>.</summary>
/// <param name="Site">Site id.</param>
/// <param name="TimeZone">IANA zone whose days are meant.</param>
/// <param name="Now">The Ingestor's clock, UTC.</param>
/// <param name="Day">The local days asked for, ascending; the lists of the meters are parallel to it.</param>
/// <param name="Meters">The meters by id.</param>
/// <param name="Gateways">Who writes for the site, by name of the key.</param>
public sealed record SiteQuality(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("time_zone")] string TimeZone,
    [property: JsonPropertyName("now")] DateTimeOffset Now,
    [property: JsonPropertyName("day")] IReadOnlyList<DateOnly> Day,
    [property: JsonPropertyName("meters")] IReadOnlyList<MeterQuality> Meters,
    [property: JsonPropertyName("gateways")] IReadOnlyList<GatewayQuality> Gateways);

/// <summary>How good the data of one meter are.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="LastReading">Time of its newest reading, UTC; null for a meter that was only imported.</param>
/// <param name="AgeSeconds">How long ago that is, in seconds; not below 0.</param>
/// <param name="IntervalSeconds">Typical time between its readings in seconds; null until known.</param>
/// <param name="Completeness">Of each day the share that is measured, 0 to 1; of today, of the time passed. Null before the meter's first day and in the future.</param>
/// <param name="Known">Of each day the share of quarter hours of which something is known, estimated and edited ones among them; otherwise as above.</param>
/// <param name="EstimatedShare">Of each day's energy (import and export) the share that is estimated, 0 to 1: spread over gaps, integrated from power, or the day's part of an entry that reaches beyond the day; other entered and imported energy is not. Null where there is no energy. The same as in the totals.</param>
/// <param name="Stuck">Its power seems to be stuck; null while there is no sign of that.</param>
public sealed record MeterQuality(
    [property: JsonPropertyName("meter")] string Meter,
    [property: JsonPropertyName("last_reading")] DateTimeOffset? LastReading,
    [property: JsonPropertyName("age_seconds")] double? AgeSeconds,
    [property: JsonPropertyName("interval_seconds")] double? IntervalSeconds,
    [property: JsonPropertyName("completeness")] IReadOnlyList<double?> Completeness,
    [property: JsonPropertyName("known")] IReadOnlyList<double?> Known,
    [property: JsonPropertyName("estimated_share")] IReadOnlyList<double?> EstimatedShare,
    [property: JsonPropertyName("stuck")] StuckInfo? Stuck);

/// <summary>A value that has not changed when it should have.</summary>
/// <param name="Quantity">Name of the quantity.</param>
/// <param name="Value">The value.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Reason"><c>counter_disagrees</c>, <c>everything_frozen</c> or <c>unchanged</c>.</param>
public sealed record StuckInfo(
    [property: JsonPropertyName("quantity")] string Quantity,
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("since")] DateTimeOffset Since,
    [property: JsonPropertyName("reason")] string Reason);

/// <summary>What is known of a writer.</summary>
/// <param name="Name">Name of its key.</param>
/// <param name="LastWrite">When it last wrote, UTC by the Ingestor's clock.</param>
/// <param name="WaitingMessages">Messages it had not forwarded yet; null for a writer that does not say.</param>
/// <param name="OldestAgeSeconds">Age of the oldest of them in seconds.</param>
/// <param name="ClockOffsetSeconds">Its clock less the Ingestor's in seconds; positive when its clock is ahead.</param>
public sealed record GatewayQuality(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("last_write")] DateTimeOffset LastWrite,
    [property: JsonPropertyName("waiting_messages")] long? WaitingMessages,
    [property: JsonPropertyName("oldest_age_seconds")] double? OldestAgeSeconds,
    [property: JsonPropertyName("clock_offset_seconds")] double? ClockOffsetSeconds);
