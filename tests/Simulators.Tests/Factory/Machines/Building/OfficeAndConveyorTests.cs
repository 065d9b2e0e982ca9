namespace Monitoring.Simulators.Tests.Factory.Machines.Building;

public sealed class OfficeAndConveyorTests
{
    [Fact]
    public void An_office_has_a_base_of_30_to_50_percent_of_its_peak_and_is_slightly_unbalanced()
    {
        var bench = Bench.Of("office", "peak_kw: 6");
        var minutes = bench.Minutes(0, 24);
        Assert.InRange(minutes.Min(m => m.Kw) / minutes.Max(m => m.Kw), 0.3, 0.5);
        Assert.InRange(bench.Phases(9, 11)[0], 0.34, 0.40);
        Assert.InRange(bench.PowerFactor(0, 24), 0.90, 0.98);
        Assert.InRange(bench.Kw(12, 13) / bench.Kw(9, 11), 0.85, 0.99);
    }

    [Fact]
    public void People_come_to_the_office_one_by_one()
    {
        var minutes = Bench.Of("office", "peak_kw: 6, base_share: 0").Minutes(7.5, 10);
        Assert.All(minutes.Zip(minutes.Skip(1)), pair => Assert.InRange(pair.Second.Kw - pair.First.Kw, -0.4, 0.4));
    }

    [Fact]
    public void A_conveyor_runs_at_a_third_of_its_rating_and_empty_at_60_to_80_percent_of_that()
    {
        var bench = Bench.Of("conveyor", "rated_kw: 3");
        Assert.Equal(0.3 * 3, bench.Kw(9, 11), 0.05);
        Assert.InRange(bench.Kw(12, 13) / bench.Kw(9, 11), 0.6, 0.8);
        Assert.Equal(0, Bench.Of("conveyor", "rated_kw: 3, stops_when_empty: true").Kw(12.1, 13), 6);
    }

    [Fact]
    public void Fork_lifts_are_charged_after_work_with_what_they_used_and_a_sixth_more()
    {
        var bench = Bench.Of("forklift-charger", "rated_kw: 10, battery_kwh: 60");
        Assert.Equal(0, bench.Kw(8, 17), 6);
        var used = 0.08 * 60 * 8;
        Assert.InRange(bench.Kwh(17, 32), used / 0.85, (used / 0.85) + 2.5);
        Assert.Equal(10, bench.Kw(17, 18), 3);
        Assert.True(bench.Minutes(17, 30).Any(m => m.Kw is > 1 and < 5), "it falls towards the end");
    }
}
