using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Analyzing;

/// <summary>How far a site's data reach at one moment, seen cheaply.</summary>
/// <param name="At">When it was looked at, UTC.</param>
/// <param name="Meters">Its meters.</param>
/// <param name="LedgerTo">End of the newest ledger interval of its main (else first) meter, UTC; null without any.</param>
public sealed record SiteLook(DateTimeOffset At, IReadOnlyList<MeterInfo> Meters, DateTimeOffset? LedgerTo)
{
    // Live data advance by seconds between two looks; a history that is being sent advances by hours or days.
    private static readonly TimeSpan Live = TimeSpan.FromHours(1);

    /// <summary>Time of the newest reading of any meter, UTC.</summary>
    public DateTimeOffset? NewestReading => Meters.Max(m => m.LastReading);

    /// <summary>
    /// True when no history is on its way: findings of half a history would be called worse a minute later when the rest is there.
    /// </summary>
    public bool IsSettledSince(SiteLook before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var earlier = before.Meters.ToDictionary(m => m.Meter, StringComparer.Ordinal);
        return LedgerTo is not null && NewestReading - LedgerTo < Live && Meters.Count == before.Meters.Count &&
            Meters.All(m => earlier.TryGetValue(m.Meter, out var was) && Moved(was.LastReading, m.LastReading) && Moved(m.FirstReading, was.FirstReading));
    }

    private static bool Moved(DateTimeOffset? from, DateTimeOffset? to) => from is { } f && to is { } t && t - f < Live;
}

/// <summary>When a site is analysed. Pure.</summary>
public static class AnalysisSchedule
{
    /// <summary>Growth of the ledger that is worth a run of its own.</summary>
    private static readonly TimeSpan Notable = TimeSpan.FromHours(6);

    /// <summary>Looks follow this fast while a site has nothing analysed or its data are on the move.</summary>
    public static readonly TimeSpan FastPace = TimeSpan.FromSeconds(5);

    /// <summary>And this slowly after that.</summary>
    public static readonly TimeSpan SlowPace = TimeSpan.FromMinutes(1);

    /// <summary>True when the site should be analysed now.</summary>
    /// <param name="look">What is seen now.</param>
    /// <param name="settled">Whether no history is on its way.</param>
    /// <param name="analysed">What the last successful run was made on; null before the first.</param>
    /// <param name="waitsSince">The last run, or the first look where there was none.</param>
    /// <param name="interval">Time between runs.</param>
    public static bool IsDue(SiteLook look, bool settled, SiteLook? analysed, DateTimeOffset waitsSince, TimeSpan interval)
    {
        ArgumentNullException.ThrowIfNull(look);
        if (look.LedgerTo is not { } ledgerTo)
        {
            return false;
        }

        // Even while a history is on its way nobody waits longer than the usual interval.
        return look.At - waitsSince >= interval || (settled && (analysed is null || HasGrown(analysed, look, ledgerTo)));
    }

    /// <summary>How long until the next look.</summary>
    public static TimeSpan Pace(bool settled, SiteLook? analysed, TimeSpan interval)
    {
        var pace = settled && analysed is not null ? SlowPace : FastPace;
        return pace < interval ? pace : interval;
    }

    private static bool HasGrown(SiteLook analysed, SiteLook look, DateTimeOffset ledgerTo) =>
        ledgerTo - analysed.LedgerTo >= Notable || look.Meters.Count != analysed.Meters.Count ||
        analysed.Meters.Min(m => m.FirstReading) - look.Meters.Min(m => m.FirstReading) >= Notable;
}
