using Monitoring.Simulators.Factory.Machines.Cutting;

namespace Monitoring.Simulators.Tests.Factory.Machines.Cutting;

public sealed class MachineToolTests
{
    [Fact]
    public void A_machining_centre_has_the_levels_of_its_states()
    {
        var bench = Bench.Of("machining-centre", "standby_when_closed: true");
        Assert.InRange(bench.Kw(22, 24), 0.3, 1.0); // standby
        Assert.InRange(bench.Kw(7.5, 8), 3, 7); // warm-up, spindle free
        Assert.InRange(bench.Kw(12, 13), 2, 5); // ready
        Assert.InRange(bench.Kw(9, 11), 5, 15);
        Assert.InRange(bench.Seconds(9, 11).Most, 15, 22);
    }

    [Fact]
    public void A_small_lathe_has_the_levels_of_its_states()
    {
        var bench = Bench.Of("lathe", "standby_when_closed: true");
        Assert.Equal(0.5, bench.Kw(22, 24), 2);
        Assert.Equal(1.5, bench.Kw(12, 13), 1);
        Assert.InRange(bench.Kw(9, 11), 1.5, 4.5);
    }

    [Fact]
    public void It_is_warmed_up_forty_minutes_early()
    {
        var minutes = Bench.Of("machining-centre").Minutes(7, 8);
        Assert.Equal(40, minutes.Count(m => m.Kw > 3));
    }

    [Fact]
    public void Diode_bridges_have_a_poor_power_factor_in_standby_and_a_fair_one_when_cutting()
    {
        var bench = Bench.Of("machining-centre", "standby_when_closed: true");
        Assert.InRange(bench.PowerFactor(22, 24), 0.5, 0.7);
        Assert.InRange(bench.PowerFactor(12, 13), 0.5, 0.7);
        Assert.InRange(bench.PowerFactor(9, 11), 0.7, 0.9);
        Assert.True(Bench.Of("machining-centre", "active_front_end: true").PowerFactor(9, 11) > 0.95);
    }

    [Fact]
    public void Removing_material_takes_about_a_seventh_of_a_weeks_energy_and_waiting_most_of_the_rest()
    {
        // With the waits of a job shop: six tenths of the time busy.
        var bench = Bench.Of("machining-centre").At(0);
        var centre = (MachiningCentre)bench.Machines[0];
        var week = Bench.Of("machining-centre", "pieces_per_hour: 60, shifts: [day]");
        var busy = week.Machine<MachiningCentre>(168).Pieces / 60 * 0.6; // hours
        var whole = (week.Kwh(0, 168) * 0.6) + (0.4 * week.Machine<MachiningCentre>(168).Pieces / 60 * centre.ReadyKw);
        var removal = busy * 0.4 * (centre.CuttingKw - centre.SpindleKw);
        Assert.InRange(removal / whole, 0.12, 0.20);
    }
}
