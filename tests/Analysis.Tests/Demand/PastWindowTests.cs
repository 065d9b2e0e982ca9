using CsCheck;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Demand;

public sealed class PastWindowTests
{
    private static readonly DateTimeOffset Start = Series.Tokyo.StartOfDay(new DateOnly(2026, 6, 1));

    [Fact]
    public void Four_hundred_then_one_hundred_kilowatts_are_a_demand_of_250()
    {
        var window = Assert.Single(PastWindow.Of([Series.At(Start, 400), Series.At(Start.AddMinutes(15), 100)], Series.Tokyo, 30));
        Assert.Equal(250_000, window.DemandW);
        Assert.False(window.IsEstimated);
    }

    [Fact]
    public void A_window_with_a_missing_quarter_is_missing() =>
        Assert.Empty(PastWindow.Of([Series.At(Start, 400), Series.At(Start.AddMinutes(30), 100)], Series.Tokyo, 30));

    [Fact]
    public void A_window_with_energy_spread_over_a_gap_is_an_estimate() =>
        Assert.True(Assert.Single(PastWindow.Of(
            [Series.At(Start, 400), Series.At(Start.AddMinutes(15), 100) with { Coverage = 0.2, Origin = IntervalOrigin.CounterAcrossGap }], Series.Tokyo, 30)).IsEstimated);

    [Fact]
    public void A_gap_of_which_only_the_end_lies_in_a_window_makes_it_an_estimate() =>
        Assert.True(Assert.Single(PastWindow.Of(
            [Series.At(Start, 400) with { Coverage = 0.995, Origin = IntervalOrigin.CounterAcrossGap }, Series.At(Start.AddMinutes(15), 100)], Series.Tokyo, 30)).IsEstimated);

    [Fact]
    public void A_quarter_that_still_runs_makes_no_window() =>
        Assert.Empty(PastWindow.Of([Series.At(Start, 400), Series.At(Start.AddMinutes(15), 100) with { Coverage = 0.4 }], Series.Tokyo, 30));

    [Fact]
    public void Hour_windows_follow_the_sites_clock_where_it_is_not_on_the_hour()
    {
        var kathmandu = SiteZone.Of("Asia/Kathmandu");
        var midnight = kathmandu.StartOfDay(new DateOnly(2026, 6, 1));
        var windows = PastWindow.Of(Enumerable.Range(0, 8).Select(i => Series.At(midnight.AddMinutes(15 * i), i)), kathmandu, 60);
        Assert.Equal([midnight, midnight.AddHours(1)], windows.Select(w => w.Start));
        Assert.Equal([1_500, 5_500], windows.Select(w => w.DemandW));
    }

    [Fact]
    public void Windows_keep_the_energy_of_their_quarters() =>
        Gen.Select(Gen.Double[0, 900].Array[96], Gen.OneOf(Gen.Const(15), Gen.Const(30), Gen.Const(60))).Sample((kw, minutes) =>
        {
            List<LedgerInterval> day = [.. kw.Select((p, i) => Series.At(Start.AddMinutes(15 * i), p))];
            var windows = PastWindow.Of(day, Series.Tokyo, minutes);
            Assert.Equal(1440 / minutes, windows.Count);
            Assert.Equal(day.Sum(i => i.EnergyImportWh!.Value), windows.Sum(w => w.DemandW * w.Length.TotalHours), 3);
        });

    [Fact]
    public void The_measured_contract_is_the_largest_of_twelve_months_and_forgets_the_thirteenth()
    {
        MonthlyMaximum Month(int year, int month, double kw) =>
            new(new DateOnly(year, month, 1), new PastWindow(Start, TimeSpan.FromMinutes(30), kw * 1000, IsEstimated: false));
        MonthlyMaximum[] maxima = [Month(2025, 7, 330), Month(2026, 1, 300), Month(2026, 7, 290)];
        Assert.Equal(330_000, MonthlyMaximum.ContractW(maxima, new DateOnly(2026, 6, 30)));
        Assert.Equal(300_000, MonthlyMaximum.ContractW(maxima, new DateOnly(2026, 7, 1)));
        Assert.Null(MonthlyMaximum.ContractW(maxima, new DateOnly(2028, 1, 1)));
    }
}
