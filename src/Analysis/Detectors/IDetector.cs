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
/// <param name="Now">The present, UTC.</param>
/// <param name="Meters">Ledger intervals by meter, ascending.</param>
public sealed record SiteData(
    SiteProfile Profile, SiteZone Zone, WorkingCalendar Calendar, DateTimeOffset Now, IReadOnlyDictionary<string, IReadOnlyList<LedgerInterval>> Meters)
{
    /// <summary>Intervals of a meter of the last <paramref name="days"/> days; empty when it is not known.</summary>
    public IReadOnlyList<LedgerInterval> Last(string meter, int days) =>
        Meters.TryGetValue(meter, out var all) ? [.. all.Where(i => i.Start >= Now.AddDays(-days))] : [];

    /// <summary>Intervals of the meter at the incoming supply.</summary>
    public IReadOnlyList<LedgerInterval> Main => Profile.MainMeter is { } main && Meters.TryGetValue(main, out var all) ? all : [];
}
