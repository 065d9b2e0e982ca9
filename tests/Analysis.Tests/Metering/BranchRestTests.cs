using Monitoring.Analysis.Metering;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Tests.Metering;

public sealed class BranchRestTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    [Fact]
    public void The_rest_is_the_branch_less_its_circuits()
    {
        var rest = BranchRest.Of(Of("main", 100), [Of("press", 30), Of("oven", 45)]);
        Assert.Equal(RestVerdict.Sound, rest.Verdict);
        Assert.Equal(2_400_000, rest.BranchWh, 6);
        Assert.Equal(25 * 24 * 1000, rest.RestWh, 6);
        Assert.Equal(0.25, rest.RestShare!.Value, 9);
        Assert.Equal(720_000, rest.CircuitsWh["press"], 6);
        Assert.All(rest.Intervals, i => Assert.Equal(6250, i.EnergyImportWh!.Value, 6));
        Assert.All(rest.Intervals, i => Assert.Equal(25_000, i.MeanW!.Value, 6));
    }

    [Fact]
    public void A_circuit_that_is_missing_for_a_time_makes_the_rest_incomplete_and_is_never_taken_for_zero()
    {
        var oven = Of("oven", 45) with { Intervals = [.. Of("oven", 45).Intervals.Skip(40)] };
        var rest = BranchRest.Of(Of("main", 100), [Of("press", 30), oven]);
        Assert.Equal(RestVerdict.Incomplete, rest.Verdict);
        Assert.Equal((56, 40), (rest.Compared, rest.Uncompared));
        Assert.Equal(40, rest.MissingQuarters["oven"]);
        Assert.DoesNotContain("press", rest.MissingQuarters.Keys);
        Assert.Equal(56 * 6250, rest.RestWh, 6);
    }

    [Fact]
    public void Before_a_circuit_was_metered_its_energy_belongs_to_the_rest()
    {
        var intervals = Of("oven", 45).Intervals;
        var oven = new Circuit("oven", [.. intervals.Skip(40)]) { Since = intervals[40].Start };
        var rest = BranchRest.Of(Of("main", 100), [oven]);
        Assert.Equal(RestVerdict.Sound, rest.Verdict);
        Assert.Equal(25_000, rest.Intervals[0].EnergyImportWh!.Value, 6);
        Assert.Equal(55 * 250, rest.Intervals[40].EnergyImportWh!.Value, 6);
    }

    [Fact]
    public void Circuits_that_use_more_than_their_branch_are_said_to()
    {
        var rest = BranchRest.Of(Of("main", 60), [Of("press", 30), Of("oven", 45)]);
        Assert.Equal(RestVerdict.Negative, rest.Verdict);
        Assert.Equal(96, rest.NegativeQuarters);
        Assert.Equal(15 * 24 * 1000, rest.NegativeWh, 6);
        Assert.Equal(-0.25, rest.RestShare!.Value, 9);
        Assert.All(rest.Intervals, i => Assert.Equal((0, 3750), (i.EnergyImportWh!.Value, i.EnergyExportWh!.Value)));
    }

    [Fact]
    public void A_rest_below_zero_within_what_the_meters_may_err_is_sound()
    {
        var rest = BranchRest.Of(Of("main", 100), [Of("press", 55), Of("oven", 45.3)]);
        Assert.Equal((RestVerdict.Sound, 0), (rest.Verdict, rest.NegativeQuarters));
    }

    [Fact]
    public void Without_a_common_quarter_hour_nothing_is_concluded()
    {
        var rest = BranchRest.Of(Of("main", 100), [new Circuit("press", [])]);
        Assert.Equal(RestVerdict.Unknown, rest.Verdict);
        Assert.Equal(0, rest.RestWh);
        Assert.Null(rest.RestShare);
    }

    [Fact]
    public void The_rest_is_worth_no_more_than_its_weakest_part()
    {
        var gap = Of("press", 30) with { Intervals = [.. Of("press", 30).Intervals.Select(i => i with { Coverage = 0, Origin = IntervalOrigin.CounterAcrossGap })] };
        var rest = BranchRest.Of(Of("main", 100), [gap]);
        Assert.All(rest.Intervals, i => Assert.Equal((IntervalOrigin.CounterAcrossGap, 0), (i.Origin, i.Coverage)));
    }

    [Fact]
    public void A_circuit_that_feeds_back_adds_to_what_the_rest_uses()
    {
        var solar = new Circuit("solar", [.. Of("solar", 0).Intervals.Select(i => i with { EnergyExportWh = 5000, MeanW = -20_000 })]);
        var rest = BranchRest.Of(Of("main", 100), [solar]);
        Assert.All(rest.Intervals, i => Assert.Equal(30_000, i.EnergyImportWh!.Value, 6));
        Assert.Equal(RestVerdict.Sound, rest.Verdict);
    }

    private static Circuit Of(string meter, double kw) => new(meter, Series.Of(Day, Day.AddDays(1), _ => kw));
}
