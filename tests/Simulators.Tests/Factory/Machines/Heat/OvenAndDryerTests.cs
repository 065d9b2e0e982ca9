using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Heat;

namespace Monitoring.Simulators.Tests.Factory.Machines.Heat;

public sealed class OvenAndDryerTests
{
    [Fact]
    public void An_oven_is_hot_when_people_come_and_loses_its_heat_over_night()
    {
        var bench = Bench.Of("oven", "heater_kw: 20");
        Assert.Equal(200, bench.Machine<Oven>(8).TemperatureC, 1);
        Assert.InRange(bench.Machine<Oven>(24 + 7).TemperatureC, 20, 25);
        Assert.InRange(bench.Kw(9, 11), 0.5 * 20, 0.8 * 20);
    }

    [Fact]
    public void A_dryer_stops_when_it_has_been_empty_for_a_while_and_overridden_it_does_not()
    {
        var (stops, overridden) = (Bench.Of("dryer", "heater_kw: 10"), Bench.Of("dryer", "heater_kw: 10, auto_stop_minutes: 0"));
        Assert.InRange(stops.Kw(12.5, 13), 0, 0.1);
        Assert.InRange(overridden.Kw(12.5, 13), 0.3 * overridden.Kw(9, 11), 0.8 * overridden.Kw(9, 11));
    }

    [Fact]
    public void A_dryer_that_idles_runs_empty_through_lunch()
    {
        var (good, bad) = (Bench.Of("dryer", "heater_kw: 10"), Bench.Of("dryer", "heater_kw: 10", faults: (FaultCode.Idling, 1)));
        Assert.InRange(bad.Kwh(0, 24) - good.Kwh(0, 24), 2, 6);
    }

    [Fact]
    public void A_tank_that_is_kept_warm_takes_its_loss_all_night_and_is_warm_on_monday()
    {
        var (off, kept) = (Bench.Of("heated-tank", "heater_kw: 12"), Bench.Of("heated-tank", "heater_kw: 12, kept_warm: true"));
        Assert.InRange(kept.Kw(20, 24), (0.3 * 12) + 0.7, (0.3 * 12) + 0.9);
        Assert.Equal(55, kept.Machine<HeatedTank>((7 * 24) + 5).TemperatureC, 1);
        Assert.Equal(0, off.Kw(20, 24), 6);
        Assert.InRange(off.Machine<HeatedTank>(24).TemperatureC, 30, 45); // water keeps its heat
        Assert.Equal(55, off.Machine<HeatedTank>(24 + 8).TemperatureC, 1);
    }
}
