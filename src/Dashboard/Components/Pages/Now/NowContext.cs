using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Components.Pages.Now;

/// <summary>What the page knows of its site.</summary>
/// <param name="Site">The site.</param>
/// <param name="MainMeter">Meter at the incoming supply; where nothing says which, the first meter.</param>
public sealed record NowContext(SiteEntry Site, string MainMeter)
{
    /// <summary>The main meter's newest ledger intervals.</summary>
    public IReadOnlyList<LedgerInterval> Recent { get; set; } = [];

    /// <summary>Its profile; only the id where there is none.</summary>
    public SiteProfile Profile { get; } = Site.Profile ?? new SiteProfile { Site = Site.Id };

    /// <summary>Its clock.</summary>
    public SiteZone Zone => Site.Clock;

    /// <summary>Its working times.</summary>
    public WorkingCalendar Calendar => Site.Calendar;

    /// <summary>Puts a context together.</summary>
    public static NowContext Of(SiteEntry site, SiteSnapshot latest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(latest);
        var meters = latest.Meters.Keys.Order(StringComparer.Ordinal).ToList();
        return new NowContext(site, site.MainMeterOf(meters) ?? meters.FirstOrDefault() ?? string.Empty);
    }
}
