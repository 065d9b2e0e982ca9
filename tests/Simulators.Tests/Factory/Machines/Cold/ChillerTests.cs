using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Cold;

namespace Monitoring.Simulators.Tests.Factory.Machines.Cold;

public sealed class ChillerTests
{
    // Two moulding machines give about 40 kW of heat.
    private const string Moulding =
        "- { id: h, model: injection-moulding, needed_share: 100, utilisation: 100, stagger_minutes: 0, forgotten_share: 0, mean_kw: 80, heater_kw: 30 }";

    [Fact]
    public void At_full_load_it_takes_its_power_for_a_ton()
    {
        var chiller = Bench.Of("chiller", "capacity_kw: 3517, kw_per_ton: 0.676, water_c: 7").Machine<Chiller>(0);
        Assert.Equal(676, chiller.FullKw(35, 0, 0), 6);
    }

    [Fact]
    public void A_degree_fahrenheit_of_colder_water_costs_1_to_4_percent_and_a_warmer_condenser_1_to_2()
    {
        var chiller = Bench.Of("chiller", "capacity_kw: 60").Machine<Chiller>(0);
        Assert.InRange((chiller.FullKw(30, 1 / 1.8, 0) / chiller.FullKw(30, 0, 0)) - 1, 0.01, 0.04);
        Assert.InRange((chiller.FullKw(30 + (1 / 1.8), 0, 0) / chiller.FullKw(30, 0, 0)) - 1, 0.01, 0.02);
    }

    [Fact]
    public void It_is_best_at_70_to_75_percent_load()
    {
        var best = Enumerable.Range(20, 81).MinBy(percent => Chiller.PartLoad(percent / 100.0));
        Assert.InRange(best, 70, 75);
        Assert.Equal(1, Chiller.PartLoad(1), 6);
    }

    [Fact]
    public void It_takes_the_heat_of_the_machines_and_less_when_it_is_cold_outside()
    {
        var (summer, winter) = (Bench.Of("chiller", "capacity_kw: 60", 32, Moulding), Bench.Of("chiller", "capacity_kw: 60", 5, Moulding));
        Assert.InRange(summer.Kw(9, 11), 40 / 3.517 * 0.9, 48 / 3.517 * 1.4);
        Assert.InRange(winter.Kwh(9, 11) / summer.Kwh(9, 11), 0.4, 0.75);
        Assert.Equal(0, summer.Kw(22, 24), 6);
    }

    [Fact]
    public void Its_stages_switch_on_and_off()
    {
        var minutes = Bench.Of("chiller", "capacity_kw: 60", 32, Moulding).Minutes(9, 11);
        Assert.InRange(minutes.Max(m => m.Kw) - minutes.Min(m => m.Kw), 5, 12); // a stage of 9 kW or so
    }

    [Fact]
    public void What_it_cannot_take_now_it_takes_later()
    {
        var bench = Bench.Of("chiller", "capacity_kw: 36", 32, Moulding);
        Assert.True(bench.Machine<Chiller>(12).OwedKwMinutes > 100);
        Assert.InRange(bench.Machine<Chiller>(13).OwedKwMinutes, 0, 36);
        Assert.True(bench.Kw(12, 12.1) > 8, "it goes on at full power when the machines rest");
    }

    [Theory]
    [InlineData(FaultCode.DirtyChiller, 0.2, 1.15, 1.20)]
    [InlineData(FaultCode.SetPoint, 5, 1.10, 1.25)]
    public void A_fault_costs_its_share(FaultCode code, double strength, double least, double most)
    {
        var (good, bad) = (Bench.Of("chiller", "capacity_kw: 60", 30, Moulding), Bench.Of("chiller", "capacity_kw: 60", 30, Moulding, (code, strength)));
        Assert.InRange(bad.Kwh(9, 17) / good.Kwh(9, 17), least, most);
    }

    [Fact]
    public void A_heater_that_fights_it_costs_its_heat_and_the_cold_for_it()
    {
        var (good, bad) = (Bench.Of("chiller", "capacity_kw: 80", 30, Moulding), Bench.Of("chiller", "capacity_kw: 80", 30, Moulding, (FaultCode.HeatingAndCooling, 10)));
        Assert.InRange(bad.Kw(9, 17) - good.Kw(9, 17), 10 + 1.5, 10 + 4);
    }

    [Theory]
    [InlineData(TowerFan.SingleSpeed, 41.1)]
    [InlineData(TowerFan.TwoSpeed, 37.7)]
    [InlineData(TowerFan.Variable, 33.4)]
    public void A_tower_fan_takes_in_one_bin_what_was_published(TowerFan fan, double kwh) =>
        Assert.Equal(kwh / 41.1, CoolingTower.PowerShare(fan, 0.87) / CoolingTower.PowerShare(TowerFan.SingleSpeed, 0.87), 0.02);

    [Fact]
    public void A_tower_works_less_when_it_is_cold_outside()
    {
        var (summer, winter) = (Bench.Of("cooling-tower", "capacity_kw: 60, fan_kw: 4", 32, Moulding), Bench.Of("cooling-tower", "capacity_kw: 60, fan_kw: 4", 5, Moulding));
        Assert.True(winter.Kw(9, 11) < 0.7 * summer.Kw(9, 11));
        Assert.Equal(0, summer.Kw(22, 24), 6);
    }
}
