using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Localization;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Now;

/// <summary>Energy of today up to the ledger's edge, against what like days used by the same time.</summary>
/// <param name="Kwh">Energy so far; null when nothing is known of today.</param>
/// <param name="UsualKwh">What the median like day had used by then; null with too few like days.</param>
/// <param name="Type">Type of today.</param>
/// <param name="LikeDays">Count of like days.</param>
/// <param name="Until">End of what is known of today, UTC.</param>
/// <param name="Measured">Share of the time so far that is measured, 0 to 1.</param>
/// <param name="Estimated">Share that is known but not measured.</param>
/// <param name="Missing">Share that is not known.</param>
public sealed record TodayEnergy(
    double? Kwh, double? UsualKwh, DayType Type, int LikeDays, DateTimeOffset Until, double Measured, double Estimated, double Missing)
{
    /// <summary>A lost quarter of an hour is more than this share of any day; single readings that came late are less.</summary>
    private const double Noticeable = 0.01;

    /// <summary>True when the sum leaves out a part of the day worth a mark.</summary>
    public bool IsPartlyMissing => Kwh is not null && Missing > Noticeable;

    /// <summary>What the figure leaves out or only estimates, in words; empty when it is whole and measured.</summary>
    public string Doubt => Kwh is null ? string.Empty : string.Join(Languages.IsEnglish ? ", " : "・", new[]
    {
        IsPartlyMissing ? NowTexts.PartlyMissing.ToString() : string.Empty,
        Estimated > Noticeable ? NowTexts.PartlyEstimated.ToString() : string.Empty,
    }.Where(word => word.Length > 0));

    /// <summary>Change against the usual as a share of it; null when one is not known.</summary>
    public double? Change => UsualKwh is > 0 ? (Kwh / UsualKwh) - 1 : null;

    /// <summary>Sums the ledger of today; null before the ledger was read.</summary>
    public static TodayEnergy? Of(SiteNow now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now is not { Days: { } days, LikeDays: { } like })
        {
            return null;
        }

        var midnight = now.Site.Clock.StartOfDay(days.Today);
        var known = days.Running.Where(i => i.EnergyImportWh is not null).ToList();
        if (known.Count == 0)
        {
            return new TodayEnergy(null, null, like.Type, like.Days, midnight, 0, 0, 1);
        }

        var until = LedgerEdge.Of(known, now.Now)!.Value;
        var passed = (until - midnight) / LedgerInterval.Step;
        var measured = Math.Min(1, known.Sum(i => i.Coverage) / passed);

        // A quarter counts by what is known of it: a few seconds of one do not make it whole.
        var whole = Math.Min(1, (known.SkipLast(1).Sum(i => i.KnownShare) + ((until - known[^1].Start) / LedgerInterval.Step)) / passed);
        return new TodayEnergy(
            known.Sum(i => i.EnergyImportWh!.Value) / 1000,
            like.EnergyUntilWh((until - midnight).TotalHours * 2) / 1000,
            like.Type, like.Days, until, measured, Math.Max(0, whole - measured), 1 - whole);
    }

    /// <summary>The word for a type of day.</summary>
    public static string NameOf(DayType type) => type switch
    {
        DayType.Working => NowTexts.WorkingDay,
        DayType.Saturday => NowTexts.Saturday,
        DayType.SundayOrHoliday => NowTexts.SundayOrHoliday,
        _ => NowTexts.Closure,
    };
}
