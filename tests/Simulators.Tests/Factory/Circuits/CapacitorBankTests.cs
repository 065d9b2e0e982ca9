using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Tests.Factory.Circuits;

public sealed class CapacitorBankTests
{
    // kvar for each kW to come to 0.95 [S69].
    [Theory]
    [InlineData(0.80, 0.421)]
    [InlineData(0.85, 0.291)]
    [InlineData(0.90, 0.164)]
    public void The_published_kvar_bring_the_power_factor_to_0_95(double powerFactor, double kvarPerKw)
    {
        var load = Level.Of(100, powerFactor);
        var kvar = load.Kvar - new CapacitorBank { Kvar = 100 * kvarPerKw, Steps = 1 }.Gives(load.Kvar, 0);
        Assert.Equal(0.95, 100 / Math.Sqrt(10_000 + (kvar * kvar)), 0.003);
    }

    [Fact]
    public void It_switches_whole_steps_and_never_overcompensates()
    {
        var bank = new CapacitorBank { Kvar = 60 };
        Assert.Equal([0, 0, 10, 30, 60, 60], new[] { -5.0, 9.9, 10, 39, 60, 200 }.Select(kvar => bank.Gives(kvar, 0)));
        Assert.Equal(20, bank.Gives(200, 0.6));
    }
}
