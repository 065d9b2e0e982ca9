using CsCheck;
using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.LoadProfiles;

public sealed class DayLoadTests
{
    private static readonly DateOnly Monday = new(2026, 6, 1);
    private static readonly WorkingCalendar Calendar = new(null);

    [Fact]
    public void A_missing_half_hour_is_null_and_never_zero()
    {
        var day = Assert.Single(Days(Series.Of(Monday, Monday.AddDays(1), t => t.Hour).Where(i => Series.Tokyo.ToLocal(i.Start).Hour != 10)));
        Assert.Null(day.MeanW[20]);
        Assert.Null(day.MeanW[21]);
        Assert.Equal(9_000, day.MeanW[19]);
        Assert.Equal(92 / 96.0, day.KnownShare, 9);
    }

    [Fact]
    public void A_day_without_data_does_not_exist() =>
        Assert.Equal(
            [Monday, Monday.AddDays(2)],
            Days(Series.Of(Monday, Monday.AddDays(3), _ => 5).Where(i => Series.Tokyo.DateOf(i.Start) != Monday.AddDays(1))).Select(d => d.Date));

    [Fact]
    public void Energy_spread_over_a_gap_is_known_but_not_measured()
    {
        var day = Assert.Single(Days(Series.Of(Monday, Monday.AddDays(1), _ => 5)
            .Select(i => i with { Coverage = 0, Origin = IntervalOrigin.CounterAcrossGap })));
        Assert.Equal(1, day.KnownShare);
        Assert.Equal(0, day.MeasuredShare);
        Assert.All(day.MeanW, w => Assert.Equal(5_000, w!.Value, 6));
    }

    [Fact]
    public void The_energy_of_the_days_is_the_energy_of_the_intervals() =>
        Gen.Double[0, 500].Array[1, 400].Sample(kw =>
        {
            List<LedgerInterval> intervals = [.. kw.Select((p, i) => Series.At(Series.Tokyo.StartOfDay(Monday).AddMinutes(15 * i), p))];
            Assert.Equal(intervals.Sum(i => i.EnergyImportWh!.Value), Days(intervals).Sum(d => d.EnergyWh), 3);
        });

    [Fact]
    public void The_band_of_like_days_holds_the_middle_eighty_percent()
    {
        // Eleven Thursdays (no holiday among them) of 0, 1, … 10 kW: the 10th, 50th and 90th percentile are 1, 5 and 9 kW.
        var thursday = Monday.AddDays(3);
        var days = Days(Enumerable.Range(0, 11).SelectMany(w => Series.Of(thursday.AddDays(7 * w), thursday.AddDays((7 * w) + 1), _ => w)));
        var like = LikeDays.Of(days.Where(d => d.Type == DayType.Working), DayType.Working);
        Assert.Equal(1_000, like.LowW[30]!.Value, 6);
        Assert.Equal(5_000, like.MedianW[30]!.Value, 6);
        Assert.Equal(9_000, like.HighW[30]!.Value, 6);
    }

    [Fact]
    public void Too_few_like_days_make_no_band()
    {
        var like = LikeDays.Of(Days(Series.Of(Monday, Monday.AddDays(LikeDays.MinDays - 1), _ => 5)), DayType.Working);
        Assert.All(like.MedianW, Assert.Null);
        Assert.Null(like.EnergyUntilWh(20));
    }

    [Fact]
    public void The_duration_curve_falls_and_leaves_half_known_windows_out()
    {
        var intervals = Series.Of(Monday, Monday.AddDays(1), t => t.Hour).Skip(1).ToList();
        var curve = DurationCurve.Of(intervals, Series.Tokyo, top: 3);
        Assert.Equal(47, curve.SortedW.Count);
        Assert.Equal(curve.SortedW.OrderDescending(), curve.SortedW);
        Assert.Equal([23_000, 23_000, 22_000], curve.Top.Select(t => t.MeanW));
    }

    [Fact]
    public void The_duration_curve_cuts_its_windows_by_the_sites_clock()
    {
        var nepal = SiteZone.Of("Asia/Kathmandu"); // UTC+5:45
        var noon = nepal.ToUtc(Monday, new TimeOnly(12, 0));
        var curve = DurationCurve.Of([Series.At(noon.AddMinutes(-15), 1), Series.At(noon, 10), Series.At(noon.AddMinutes(15), 20)], nepal);
        Assert.Equal((noon, 15_000), Assert.Single(curve.Top));
    }

    [Fact]
    public void A_quantile_lies_between_the_extremes_and_grows_with_its_share() =>
        Gen.Select(Gen.Double[-1e6, 1e6].Array[1, 50], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, p, q) =>
        {
            var low = Quantile.Of(values, Math.Min(p, q))!.Value;
            var high = Quantile.Of(values, Math.Max(p, q))!.Value;
            Assert.InRange(low, values.Min(), values.Max());
            Assert.True(high >= low - 1e-6);
        });

    private static IReadOnlyList<DayLoad> Days(IEnumerable<LedgerInterval> intervals) => DayLoad.Of(intervals, Series.Tokyo, Calendar);
}
