using Monitoring.Ingestor.Corrections;

namespace Monitoring.Ingestor.Importing.Values;

/// <summary>
/// Turns the site's wall clock into instants, row after row. A time that occurs twice (the clock is set back) is taken in the order of
/// appearance; one that does not occur (the clock is set forward) is none.
/// </summary>
internal sealed class SiteTimes(TimeZoneInfo zone, TimeBounds bounds)
{
    private const long DayMs = 24 * 3_600_000L;
    private const long YearMs = 366 * DayMs;

    private long _previousMs = long.MinValue;

    /// <summary>Why no value can be of such a day; null when one can. A year more is open, for the rows of a form that is not filled in yet.</summary>
    internal string? Problem(DateOnly date)
    {
        var ms = Ms(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return ms < bounds.EarliestMs - DayMs || ms > bounds.LatestMs + YearMs ? bounds.Problem(ms) : null;
    }

    /// <summary>Why no value can be of such a step, Unix ms; null when one can.</summary>
    internal string? Problem(long startMs, long endMs) => bounds.Problem(startMs) ?? bounds.Problem(endMs);

    /// <summary>The instant as Unix ms; null when the site's clock skips it.</summary>
    internal long? Next(DateOnly date, ClockText clock)
    {
        var local = date.ToDateTime(TimeOnly.MinValue).AddSeconds(clock.Seconds);
        if (clock.Offset is { } offset)
        {
            return _previousMs = Ms(local, offset);
        }

        if (zone.IsInvalidTime(local))
        {
            return null;
        }

        if (!zone.IsAmbiguousTime(local))
        {
            return _previousMs = Ms(local, zone.GetUtcOffset(local));
        }

        var offsets = zone.GetAmbiguousTimeOffsets(local);
        var (first, second) = (Ms(local, offsets.Max()), Ms(local, offsets.Min()));
        return _previousMs = first > _previousMs ? first : second;
    }

    /// <summary>The same time of day so many days later on the site's clock.</summary>
    internal long AddDays(long ms, int days) => Shift(ms, local => local.AddDays(days));

    /// <summary>The same time of day a month later.</summary>
    internal long AddMonth(long ms) => Shift(ms, local => local.AddMonths(1));

    /// <summary>The site's wall clock.</summary>
    internal DateTime Local(long ms) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone).DateTime;

    private long Shift(long ms, Func<DateTime, DateTime> move)
    {
        var local = move(Local(ms));
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return Ms(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local));
    }

    private static long Ms(DateTime local, TimeSpan offset) =>
        (local.Ticks - offset.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
