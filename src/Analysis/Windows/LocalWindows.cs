using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Windows;

/// <summary>
/// Days, weeks, months, years and demand windows of a site's clock as spans of time. A day of a clock change has 23 or 25 hours. Clocks are taken to differ from UTC by whole quarter hours, as they do since 1972.
/// </summary>
public static class LocalWindows
{
    /// <summary>One local day.</summary>
    public static TimeRange Day(DateOnly date, SiteZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new TimeRange(zone.StartOfDay(date), zone.StartOfDay(date.AddDays(1)));
    }

    /// <summary>The local week that holds a day: from Monday to Sunday, as in ISO 8601.</summary>
    public static TimeRange Week(DateOnly date, SiteZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var monday = date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
        return new TimeRange(zone.StartOfDay(monday), zone.StartOfDay(monday.AddDays(7)));
    }

    /// <summary>The local month that holds a day.</summary>
    public static TimeRange Month(DateOnly date, SiteZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new TimeRange(zone.StartOfMonth(date), zone.StartOfMonth(date.AddMonths(1)));
    }

    /// <summary>The local year that holds a day.</summary>
    public static TimeRange Year(DateOnly date, SiteZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new TimeRange(zone.StartOfDay(new DateOnly(date.Year, 1, 1)), zone.StartOfDay(new DateOnly(date.Year + 1, 1, 1)));
    }

    /// <summary>
    /// The demand window that holds an instant: from one multiple of its length on the site's clock to the next, e.g. :00 to :30. A clock that
    /// changes by less than the length of a window ends it there; the window is then shorter.
    /// </summary>
    /// <param name="instant">UTC.</param>
    /// <param name="zone">The site's clock.</param>
    /// <param name="minutes">Length: 15, 30 or 60.</param>
    public static TimeRange Demand(DateTimeOffset instant, SiteZone zone, int minutes)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var length = TimeSpan.FromMinutes(minutes);
        var since = SinceStart(zone.ToLocal(instant), length);
        var window = new TimeRange((instant - since).ToUniversalTime(), (instant - since + length).ToUniversalTime());
        var quarter = LedgerInterval.Step;
        return zone.ToLocal(window.To - quarter) - zone.ToLocal(window.From) == length - quarter
            ? window
            : BesideClockChange(LedgerInterval.StartOf(instant), zone, length);
    }

    private static TimeRange BesideClockChange(DateTimeOffset quarterStart, SiteZone zone, TimeSpan length)
    {
        var (from, to) = (quarterStart, quarterStart + LedgerInterval.Step);
        while (!IsEdge(from, zone, length))
        {
            from -= LedgerInterval.Step;
        }

        while (!IsEdge(to, zone, length))
        {
            to += LedgerInterval.Step;
        }

        return new TimeRange(from, to);
    }

    private static bool IsEdge(DateTimeOffset at, SiteZone zone, TimeSpan length)
    {
        var local = zone.ToLocal(at);
        return SinceStart(local, length) == TimeSpan.Zero || local - zone.ToLocal(at - LedgerInterval.Step) != LedgerInterval.Step;
    }

    private static TimeSpan SinceStart(DateTime local, TimeSpan length) => TimeSpan.FromTicks(local.TimeOfDay.Ticks % length.Ticks);
}
