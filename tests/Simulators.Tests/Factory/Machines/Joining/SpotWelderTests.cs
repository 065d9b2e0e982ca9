namespace Monitoring.Simulators.Tests.Factory.Machines.Joining;

public sealed class SpotWelderTests
{
    [Fact]
    public void An_alternating_current_welder_loads_two_phases_at_a_low_power_factor()
    {
        var bench = Bench.Of("spot-welder", "weld_kva: 120");
        Assert.Equal(0, bench.Phases(9, 11)[2], 6);
        Assert.InRange(bench.PowerFactor(9, 11), 0.3, 0.7);
    }

    [Fact]
    public void A_spot_is_short_and_rare_so_the_mean_is_a_small_share_of_the_peak()
    {
        var bench = Bench.Of("spot-welder", "weld_kva: 120");
        var most = bench.Seconds(9, 10).Most;
        Assert.InRange(most, 0.3 * 120, 0.7 * 120);
        Assert.InRange(bench.Kw(9, 11) / most, 0.03, 0.10);
    }

    [Fact]
    public void An_inverter_loads_three_phases_evenly_at_a_good_power_factor()
    {
        var bench = Bench.Of("spot-welder", "weld_kva: 120, inverter: true");
        Assert.All(bench.Phases(9, 11), share => Assert.Equal(1.0 / 3, share, 6));
        Assert.InRange(bench.PowerFactor(9, 11), 0.85, 0.95);
    }
}
