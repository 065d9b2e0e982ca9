using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Tests.Factory.Circuits;

public sealed class MainsTests
{
    private static readonly Mains Quiet = new() { Volts = 400, Spread = 0 };
    private static readonly Transformer Transformer = new() { Kva = 400 };

    [Fact]
    public void Three_voltages_of_467_473_and_469_are_unbalanced_by_0_71_percent() =>
        Assert.Equal(0.0071, PhaseVolts.Unbalance(467, 473, 469), 0.00005);

    [Fact]
    public void Without_load_the_voltage_is_the_nominal_one_between_all_phases()
    {
        var volts = At(default);
        Assert.Equal(400, volts.L12, 9);
        Assert.Equal(400, volts.L23, 9);
        Assert.Equal(400, volts.L31, 9);
    }

    // Drop of a transformer with 1.425 % resistance and 5.83 % reactance at a power factor of 0.8.
    [Fact]
    public void At_full_load_it_falls_by_the_short_circuit_voltage_in_the_direction_of_the_load()
    {
        var volts = At(PhaseEnergy.Balanced(new Level(320, 240)));
        Assert.Equal((0.01425 * 0.8) + (0.0583 * 0.6), 1 - (volts.L12 / 400), 0.0002);
    }

    [Fact]
    public void The_phase_that_is_loaded_most_has_the_lowest_voltage()
    {
        var volts = At(PhaseEnergy.Of(new Level(200, 100), [0.6, 0.25, 0.15]));
        Assert.True(volts.L1 < volts.L2 && volts.L2 < volts.L3);
        Assert.InRange(PhaseVolts.Unbalance(volts.L12, volts.L23, volts.L31), 0.002, 0.03);
    }

    [Fact]
    public void The_network_moves_it_within_its_spread()
    {
        var (mains, chance) = (new Mains(), new Chance(1, "supply"));
        var volts = Enumerable.Range(0, 10_000).Select(m => mains.At(default, Transformer, m, chance).L12).ToList();
        Assert.InRange(volts.Min(), 210 * 0.988, 209);
        Assert.InRange(volts.Max(), 211, 210 * 1.012);
    }

    private static PhaseVolts At(PhaseEnergy load) => Quiet.At(load, Transformer, 0, new Chance(1, "supply"));
}
