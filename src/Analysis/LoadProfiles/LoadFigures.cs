using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.PowerFactors;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.LoadProfiles;

/// <summary>
/// A load profile in a few numbers, over the known intervals of a period. Base and peak are the near-base and near-peak of LBNL-3713E:
/// the 2.5th and 97.5th percentile of quarter-hour mean power, so that one odd quarter decides nothing.
/// </summary>
public sealed record LoadFigures
{
    /// <summary>Known quarter hours.</summary>
    public int Intervals { get; init; }

    /// <summary>Imported energy in Wh.</summary>
    public double EnergyWh { get; init; }

    /// <summary>Mean power in W.</summary>
    public double? MeanW { get; init; }

    /// <summary>Base: 2.5th percentile in W.</summary>
    public double? BaseW { get; init; }

    /// <summary>Representative peak: 97.5th percentile in W.</summary>
    public double? PeakW { get; init; }

    /// <summary>Largest quarter-hour mean in W.</summary>
    public double? MaximumW { get; init; }

    /// <summary>Start of the interval of <see cref="MaximumW"/>, UTC.</summary>
    public DateTimeOffset? MaximumAt { get; init; }

    /// <summary>Load factor: energy over largest quarter-hour mean times known time, 0 to 1.</summary>
    public double? LoadFactor { get; init; }

    /// <summary>Median hours a working day is above the middle between base and peak.</summary>
    public double? OperatingHours { get; init; }

    /// <summary>Median local time at which a working day first passes the middle between base and peak.</summary>
    public TimeOnly? StartUp { get; init; }

    /// <summary>Energy outside shifts in Wh.</summary>
    public double OffHoursWh { get; init; }

    /// <summary>Its share, 0 to 1.</summary>
    public double? OffHoursShare { get; init; }

    /// <summary>Energy outside shifts in a year at this rate, Wh; null under a week of data.</summary>
    public double? OffHoursWhPerYear { get; init; }

    /// <summary>
    /// Power factor from summed active and lagging reactive energy of the intervals that know both, 0 to 1; null without reactive energy.
    /// </summary>
    public double? PowerFactor { get; init; }

    private const int QuartersPerWeek = 7 * 96;
    private const double QuartersPerYear = 365 * 96;

    /// <summary>Computes the figures.</summary>
    public static LoadFigures Of(IReadOnlyList<LedgerInterval> intervals, SiteZone zone, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(calendar);
        List<LedgerInterval> known = [.. intervals.Where(i => i.MeanW is not null)];
        if (known.Count == 0)
        {
            return new LoadFigures();
        }

        var energy = known.Sum(i => i.EnergyImportWh ?? 0);
        var offHours = known.Where(i => !calendar.InShift(zone.ToLocal(i.Start))).Sum(i => i.EnergyImportWh ?? 0);
        var figures = new LoadFigures
        {
            Intervals = known.Count,
            EnergyWh = energy,
            OffHoursWh = offHours,
            OffHoursShare = energy > 0 ? offHours / energy : null,
            OffHoursWhPerYear = known.Count >= QuartersPerWeek ? offHours * QuartersPerYear / known.Count : null,
            PowerFactor = LaggingPowerFactor.Of(known),
        };
        return WithWorkingDays(WithPower(figures, [.. known.Where(i => i.IsWhole && !i.IsSpreadEntry)]), DayLoad.Of(known, zone, calendar));
    }

    private static LoadFigures WithPower(LoadFigures figures, List<LedgerInterval> whole)
    {
        if (whole.Count == 0)
        {
            return figures;
        }

        double[] sorted = [.. whole.Select(i => i.MeanW!.Value).Order()];
        var maximum = whole.MaxBy(i => i.MeanW)!;
        var energy = whole.Sum(i => i.EnergyImportWh ?? 0);
        return figures with
        {
            MeanW = sorted.Average(),
            BaseW = Quantile.OfSorted(sorted, 0.025),
            PeakW = Quantile.OfSorted(sorted, 0.975),
            MaximumW = maximum.MeanW,
            MaximumAt = maximum.Start,
            LoadFactor = maximum.MeanW > 0 ? energy / (maximum.MeanW.Value * whole.Count / 4) : null,
        };
    }

    private static LoadFigures WithWorkingDays(LoadFigures figures, IReadOnlyList<DayLoad> days)
    {
        var middle = (figures.BaseW + figures.PeakW) / 2;
        List<DayLoad> working = [.. days.Where(d => d.Type == DayType.Working && d.KnownShare >= LikeDays.MinKnownShare)];
        if (working.Count < LikeDays.MinDays)
        {
            return figures;
        }

        var starts = working.Select(d => d.MeanW.ToList().FindIndex(w => w > middle)).Where(i => i >= 0).Select(i => (double)i);
        var start = Quantile.Of(starts, 0.5);
        return figures with
        {
            OperatingHours = Quantile.Of(working.Select(d => d.MeanW.Count(w => w > middle) / 2.0), 0.5),
            StartUp = start is { } half ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(30 * Math.Floor(half))) : null,
        };
    }
}
