using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Heat;

namespace Monitoring.Simulators.Tests.Factory.Machines.Heat;

public sealed class FurnaceTests
{
    private const string Size = "heater_kw: 60";

    [Fact]
    public void A_cold_start_runs_at_85_to_100_percent_of_the_nameplate_until_it_is_hot()
    {
        var bench = Bench.Of("furnace", Size);
        Assert.InRange(bench.Kw(6.5, 7.7), 0.85 * 60, 60);
        Assert.InRange(bench.Minutes(6, 9).Count(m => m.Kw > 0.85 * 60), 70, 80);
        Assert.Equal(850, bench.Machine<Furnace>(7.9).TemperatureC, 1);
    }

    [Fact]
    public void Empty_it_holds_with_20_to_40_percent_and_with_goods_it_takes_50_to_70()
    {
        var bench = Bench.Of("furnace", $"{Size}, runs_through_breaks: false");
        Assert.InRange(bench.Kw(12, 13), 0.2 * 60, 0.4 * 60);
        Assert.InRange(bench.Kw(9, 11), 0.5 * 60, 0.7 * 60);
    }

    [Fact]
    public void Holding_is_a_square_wave_between_nothing_and_everything()
    {
        var run = Bench.Of("furnace", $"{Size}, firing_seconds: 30, runs_through_breaks: false").At(12.5);
        var powers = new List<double>();
        for (var s = 0; s < 600; s++)
        {
            powers.Add(run.Read(0, s % 60, 1).Power.Sum.Kw);
            if (s % 60 == 59)
            {
                run.Step();
            }
        }

        Assert.InRange(powers.Max(), 0.9 * 60, 60);
        Assert.InRange(powers.Min(), 0, 1);
        Assert.InRange(powers.Zip(powers.Skip(1)).Count(p => p.First < 20 && p.Second > 20), 18, 22); // 600 s of 30 s
    }

    [Fact]
    public void A_lost_element_group_takes_a_third_of_the_power_and_unbalances_the_phases()
    {
        var (good, bad) = (Bench.Of("furnace", Size), Bench.Of("furnace", Size, faults: (FaultCode.ElementLost, 1.0 / 3)));
        Assert.Equal(2.0 / 3, bad.Kw(6.5, 7.5) / good.Kw(6.5, 7.5), 0.01);
        var phases = bad.Phases(6.5, 7.5);
        Assert.Equal((0, 0.5), (phases[0], phases[1]), (a, b) => Math.Abs(a.Item1 - b.Item1) < 0.01 && Math.Abs(a.Item2 - b.Item2) < 0.01);
        Assert.True(bad.Minutes(6, 12).Count(m => m.Kw > 0.6 * 60) > 1.5 * 75, "the ramp gets longer");
        Assert.Equal(850, bad.Machine<Furnace>(17).TemperatureC, 1);
    }

    [Fact]
    public void With_two_groups_lost_it_does_not_get_hot_and_makes_nothing()
    {
        var bad = Bench.Of("furnace", $"{Size}, hold_share: 0.38, pieces_per_hour: 60", faults: (FaultCode.ElementLost, 2.0 / 3));
        Assert.InRange(bad.Machine<Furnace>(17).TemperatureC, 600, 800);
        Assert.Equal(0, bad.Machine<Furnace>(17).Pieces);
        Assert.Equal(1, bad.Phases(9, 17)[2], 0.02);
    }

    [Fact]
    public void It_cools_over_night_and_a_warm_start_is_shorter_than_a_cold_one()
    {
        var bench = Bench.Of("furnace", $"{Size}, runs_through_breaks: false, off_at_lunch: true");
        Assert.InRange(bench.Machine<Furnace>(13).TemperatureC, 600, 750);
        Assert.InRange(bench.Minutes(13, 14).Count(m => m.Kw > 0.85 * 60), 10, 40);
        Assert.InRange(bench.Machine<Furnace>(23).TemperatureC, 100, 250);
    }

    [Fact]
    public void A_set_point_that_is_20_kelvin_higher_costs_its_share_of_the_loss()
    {
        var (good, bad) = (Bench.Of("furnace", $"{Size}, load_share: 0"), Bench.Of("furnace", $"{Size}, load_share: 0", faults: (FaultCode.SetPoint, 20)));
        Assert.Equal(1 + (20.0 / 830), bad.Kwh(9, 11) / good.Kwh(9, 11), 0.001);
        Assert.Equal(870, bad.Machine<Furnace>(10).TemperatureC, 1);
    }

    [Fact]
    public void Its_power_factor_is_nearly_one() => Assert.True(Bench.Of("furnace", Size).PowerFactor(0, 24) > 0.99);
}
