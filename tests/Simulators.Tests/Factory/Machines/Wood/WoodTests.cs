namespace Monitoring.Simulators.Tests.Factory.Machines.Wood;

public sealed class WoodTests
{
    [Fact]
    public void A_saw_turns_free_between_cuts_and_a_planer_hardly_does()
    {
        var (saw, planer) = (Bench.Of("panel-saw", "rated_kw: 11"), Bench.Of("planer", "rated_kw: 11"));
        Assert.Equal(11 * ((0.3 * 0.8) + (0.7 * 0.18)), saw.Kw(9, 11), 0.1);
        Assert.Equal(11 * ((0.7 * 0.7) + (0.3 * 0.25)), planer.Kw(9, 11), 0.15);
        Assert.InRange(saw.PowerFactor(12, 13), 0.2, 0.5);
    }

    [Fact]
    public void A_dust_collector_turns_over_lunch_and_one_that_follows_the_machines_takes_less_than_half()
    {
        var (fixedSpeed, follows) = (Bench.Of("dust-collector", "rated_kw: 15"), Bench.Of("dust-collector", "rated_kw: 15, follows_machines: true"));
        Assert.Equal(0.8 * 15, fixedSpeed.Kw(12, 13), 0.1);
        Assert.InRange(follows.Kwh(0, 24) / fixedSpeed.Kwh(0, 24), 0.25, 0.6);
    }
}
