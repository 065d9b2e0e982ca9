namespace Monitoring.Analysis.Sites;

/// <summary>The site's clock: converts between UTC instants and local dates and times.</summary>
public sealed class SiteZone
{
    private readonly TimeZoneInfo _zone;

    private SiteZone(TimeZoneInfo zone) => _zone = zone;

    /// <summary>IANA id.</summary>
    public string Id => _zone.Id;

    /// <summary>The zone with this IANA id.</summary>
    /// <exception cref="TimeZoneNotFoundException">The id is not known on this machine.</exception>
    public static SiteZone Of(string id) => new(TimeZoneInfo.FindSystemTimeZoneById(id));

    /// <summary>True when <paramref name="id"/> is a known zone.</summary>
    public static bool Exists(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);

    /// <summary>The site's wall clock at an instant.</summary>
    public DateTime ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).DateTime;

    /// <summary>The site's date at an instant.</summary>
    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant));

    /// <summary>
    /// The instant of a wall clock time, UTC. A time skipped by a clock change is taken as the first moment after the gap,
    /// one that occurs twice as the first occurrence.
    /// </summary>
    public DateTimeOffset ToUtc(DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (_zone.IsInvalidTime(time))
        {
            time = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified).AddMinutes(1);
        }

        var offset = _zone.IsAmbiguousTime(time) ? _zone.GetAmbiguousTimeOffsets(time).Max() : _zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset).ToUniversalTime();
    }

    /// <summary>The instant of a local date and time, UTC.</summary>
    public DateTimeOffset ToUtc(DateOnly date, TimeOnly time) => ToUtc(date.ToDateTime(time));

    /// <summary>First instant of a local date, UTC.</summary>
    public DateTimeOffset StartOfDay(DateOnly date) => ToUtc(date, TimeOnly.MinValue);

    /// <summary>First instant of the local month that holds <paramref name="date"/>, UTC.</summary>
    public DateTimeOffset StartOfMonth(DateOnly date) => StartOfDay(new DateOnly(date.Year, date.Month, 1));
}

/// <summary>A span of time.</summary>
/// <param name="From">Start, inclusive, UTC.</param>
/// <param name="To">End, exclusive, UTC.</param>
public sealed record TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Length of the span.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public TimeSpan Length => To - From;
}
