using Monitoring.Dashboard.Live;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Load;

/// <summary>Tells a period that ends in silence from one that goes on.</summary>
public static class LoadSilence
{
    /// <summary>A meter that was only imported is never silent. Time of the newest reading where a running period has gone stale (staleness ladder, and at least one ledger interval late); else null.</summary>
    public static DateTimeOffset? Since(LoadPicture picture, MeterInfo info)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(info);
        if (info.Quantities.Count == 0)
        {
            return null;
        }

        var today = picture.Site.Clock.DateOf(picture.Now);
        var stale = FreshnessLadder.Judge(info.LastReading, info.IntervalSeconds, picture.Now) == Freshness.Stale;
        return stale && picture.Period.IsRunning(today) && picture.Now - info.LastReading > LedgerInterval.Step ? info.LastReading : null;
    }
}
