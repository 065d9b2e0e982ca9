using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Components.Pages.Now;

/// <summary>What the page knows of its site.</summary>
public sealed class NowContext
{
    /// <summary>The site.</summary>
    public required SiteEntry Site { get; init; }

    /// <summary>Its profile as read.</summary>
    public required LoadedProfile Loaded { get; init; }

    /// <summary>Its clock.</summary>
    public required SiteZone Zone { get; init; }

    /// <summary>Its working times.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>Meter at the incoming supply; where none is set, the only or first meter.</summary>
    public required string MainMeter { get; init; }

    /// <summary>The main meter's newest ledger intervals.</summary>
    public IReadOnlyList<LedgerInterval> Recent { get; set; } = [];

    /// <summary>Its profile.</summary>
    public SiteProfile Profile => Loaded.Profile;

    /// <summary>Puts a context together.</summary>
    public static NowContext Of(SiteEntry site, LoadedProfile loaded, SiteSnapshot latest)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(latest);
        return new NowContext
        {
            Site = site,
            Loaded = loaded,
            Zone = SiteZone.Of(site.Zone.Id),
            Calendar = new WorkingCalendar(loaded.Profile.Calendar),
            MainMeter = loaded.Profile.MainMeter ?? latest.Meters.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? string.Empty,
        };
    }
}
