using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Statistics;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Detectors;

/// <summary>What a circuit draws outside working hours, night by night. An hour before and after shifts is left out: starting up and
/// clearing up belong to the work.</summary>
internal sealed record OffHours
{
    /// <summary>Below this a circuit is off for our purpose, W.</summary>
    internal const double MinW = 2000;

    /// <summary>A night counts as on above this share of the median in shifts.</summary>
    internal const double MinShare = 0.15;

    private const double CautiousQuantile = 0.1;
    private const double FullQuantile = 0.9;
    private const double HoursPerYear = 8760;
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>Nights and days off that were looked at.</summary>
    internal required int Nights { get; init; }

    /// <summary>Share of them on which the circuit was on, 0 to 1.</summary>
    internal required double ShareOn { get; init; }

    /// <summary>Median power while on, W.</summary>
    internal required double LevelW { get; init; }

    /// <summary>Median power in shifts, W.</summary>
    internal required double InShiftW { get; init; }

    /// <summary>Median of the nights on which it rested, W: what it needs; null when it hardly ever rested.</summary>
    internal required double? RestW { get; init; }

    /// <summary>Mean over the nights of working days, W; null without any.</summary>
    internal required double? WorkNightsW { get; init; }

    /// <summary>Mean over days off, W; null without any.</summary>
    internal required double? DaysOffW { get; init; }

    /// <summary>Hours outside working hours in a year, from their share of the known time.</summary>
    internal required double YearHours { get; init; }

    /// <summary>Power above <see cref="RestW"/> in a quiet week (10th percentile of weekly means), W.</summary>
    internal required double CautiousW { get; init; }

    /// <summary>The same in a busy week (90th percentile), W.</summary>
    internal required double FullW { get; init; }

    /// <summary>Share of the nights on which it must have rested before that is taken as its need.</summary>
    private const double MinShareRested = 0.1;

    private const int MinRested = 3;

    internal static bool IsOff(SiteData data, LedgerInterval interval)
    {
        var local = data.Zone.ToLocal(interval.Start);
        return !data.Calendar.InShift(local) && !data.Calendar.InShift(local - Margin) && !data.Calendar.InShift(local + Margin);
    }

    /// <summary>Measures a circuit; null when it has no time in or outside shifts.</summary>
    /// <param name="data">The site.</param>
    /// <param name="known">Its intervals with known power.</param>
    internal static OffHours? Of(SiteData data, IReadOnlyList<LedgerInterval> known)
    {
        var off = known.Where(i => IsOff(data, i)).ToList();
        var on = known.Where(i => data.Calendar.InShift(data.Zone.ToLocal(i.Start))).Select(i => i.MeanW!.Value);
        if (off.Count == 0 || Quantile.Of(on, 0.5) is not { } inShift)
        {
            return null;
        }

        var nights = off.GroupBy(i => data.Zone.DateOf(i.Start))
            .Select(g => (Date: g.Key, MeanW: g.Average(i => i.MeanW!.Value), Intervals: g.ToList())).ToList();
        var isOnW = Math.Max(MinW, MinShare * inShift);
        var awake = nights.Where(n => n.MeanW >= isOnW).ToList();
        double[] rested = [.. nights.Where(n => n.MeanW < isOnW).Select(n => n.MeanW)];
        double? rest = rested.Length >= MinRested && rested.Length >= MinShareRested * nights.Count ? Quantile.Of(rested, 0.5) : null;

        var first = nights[0].Date;
        double[] weeks =
        [
            .. nights.GroupBy(n => (n.Date.DayNumber - first.DayNumber) / 7)
                .Select(w => w.SelectMany(n => n.Intervals).Average(i => Math.Max(0, i.MeanW!.Value - (rest ?? 0)))).Order(),
        ];
        return new OffHours
        {
            Nights = nights.Count,
            ShareOn = awake.Count / (double)nights.Count,
            LevelW = Quantile.Of(awake.SelectMany(n => n.Intervals).Select(i => i.MeanW!.Value), 0.5) ?? 0,
            InShiftW = inShift,
            RestW = rest,
            WorkNightsW = MeanOf(nights.Where(n => data.Calendar.TypeOf(n.Date) == DayType.Working).Select(n => n.MeanW)),
            DaysOffW = MeanOf(nights.Where(n => data.Calendar.TypeOf(n.Date) != DayType.Working).Select(n => n.MeanW)),
            YearHours = HoursPerYear * off.Count / known.Count,
            CautiousW = Quantile.OfSorted(weeks, CautiousQuantile)!.Value,
            FullW = Quantile.OfSorted(weeks, FullQuantile)!.Value,
        };
    }

    private static double? MeanOf(IEnumerable<double> values) => values.Select(v => (double?)v).Average();
}
