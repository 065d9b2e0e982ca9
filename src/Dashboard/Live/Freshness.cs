namespace Monitoring.Dashboard.Live;

/// <summary>How far a meter's newest value may still be trusted.</summary>
public enum Freshness
{
    /// <summary>Nothing was ever received.</summary>
    None,

    /// <summary>Up to twice the meter's own interval old: shown plainly.</summary>
    Fresh,

    /// <summary>Older: shown grey with its age.</summary>
    Aging,

    /// <summary>More than five intervals and at least two minutes old: shown as missing, left out of sums.</summary>
    Stale,
}

/// <summary>The staleness ladder: each meter is judged by its own interval, so a quiet 15-minute meter is not "offline".</summary>
public static class FreshnessLadder
{
    /// <summary>A meter is never called stale sooner than this.</summary>
    public static readonly TimeSpan LeastStaleAge = TimeSpan.FromMinutes(2);

    /// <summary>Assumed while the meter's interval is not known yet.</summary>
    public static readonly TimeSpan UnknownInterval = TimeSpan.FromMinutes(1);

    /// <summary>Judges a value by its age and the meter's interval.</summary>
    /// <param name="lastReading">Time of the newest value; null when there is none.</param>
    /// <param name="intervalSeconds">The meter's typical interval in seconds; null until known.</param>
    /// <param name="now">The present.</param>
    public static Freshness Judge(DateTimeOffset? lastReading, double? intervalSeconds, DateTimeOffset now)
    {
        if (lastReading is not { } last)
        {
            return Freshness.None;
        }

        var interval = intervalSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : UnknownInterval;
        var age = now - last;
        if (age > interval * 5 && age > LeastStaleAge)
        {
            return Freshness.Stale;
        }

        // Transport and polling take a few seconds of their own; a 1-second meter would flicker without this allowance.
        return age <= Max(interval * 2, TimeSpan.FromSeconds(5)) ? Freshness.Fresh : Freshness.Aging;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
