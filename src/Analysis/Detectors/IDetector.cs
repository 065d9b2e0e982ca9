using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Findings;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>Looks for one kind of waste. Pure: the same input gives the same findings.</summary>
public interface IDetector
{
    /// <summary>Stable code.</summary>
    string Code { get; }

    /// <summary>What it looks for.</summary>
    BilingualText Title { get; }

    /// <summary>The findings, or why nothing can be concluded; both empty when all is well.</summary>
    DetectorResult Run(SiteData data);
}

/// <summary>What a detector says.</summary>
/// <param name="Findings">Claims.</param>
/// <param name="NotConcluded">Why it could not conclude; null when it could.</param>
public sealed record DetectorResult(IReadOnlyList<Finding> Findings, NotConcluded? NotConcluded = null)
{
    /// <summary>Nothing found.</summary>
    public static DetectorResult Nothing { get; } = new([]);
}

/// <summary>What detectors look at.</summary>
/// <param name="Profile">What the site's measurements mean.</param>
/// <param name="Zone">The site's clock.</param>
/// <param name="Calendar">Working times.</param>
/// <param name="Now">The present, UTC; where nothing is received any more, the end of the data.</param>
/// <param name="Meters">Ledger intervals by meter, ascending.</param>
public sealed record SiteData(
    SiteProfile Profile, SiteZone Zone, WorkingCalendar Calendar, DateTimeOffset Now, IReadOnlyDictionary<string, IReadOnlyList<LedgerInterval>> Meters)
{
    /// <summary>Intervals of a meter of the last <paramref name="days"/> days; empty when it is not known.</summary>
    public IReadOnlyList<LedgerInterval> Last(string meter, int days) =>
        Meters.TryGetValue(meter, out var all) ? [.. all.Where(i => i.Start >= Now.AddDays(-days))] : [];

    /// <summary>Meters with intervals, those deepest in the metering tree first and the main meter last.</summary>
    public IEnumerable<string> MetersBottomUp() => Meters.Keys.OrderByDescending(Depth).ThenBy(m => m, StringComparer.Ordinal);

    /// <summary>True when <paramref name="upper"/> also measures what <paramref name="meter"/> does. The main meter is above every other.</summary>
    public bool IsAbove(string upper, string meter)
    {
        if (upper == meter || meter == Profile.MainMeter)
        {
            return false;
        }

        return upper == Profile.MainMeter || Ancestors(meter).Contains(upper, StringComparer.Ordinal);
    }

    /// <summary>Intervals of the meter at the incoming supply.</summary>
    public IReadOnlyList<LedgerInterval> Main => Profile.MainMeter is { } main && Meters.TryGetValue(main, out var all) ? all : [];

    private int Depth(string meter) => meter == Profile.MainMeter ? -1 : Ancestors(meter).Count();

    private IEnumerable<string> Ancestors(string meter)
    {
        for (var parent = Profile.Meter(meter)?.Parent; parent is not null; parent = Profile.Meter(parent)?.Parent)
        {
            yield return parent;
        }
    }
}
