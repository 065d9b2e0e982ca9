using Monitoring.Simulators.Factory.Machines.Drives;

namespace Monitoring.Simulators.Tests.Factory.Machines.Drives;

public sealed class FlowMachineTests
{
    // Vendor's manual [S20]: a fifth less speed is about half the energy, 60 % flow saves more than half.
    [Fact]
    public void The_laws_of_affinity_hold_at_an_exponent_of_three()
    {
        var pump = Pump(FlowControl.Speed, exponent: 3);
        Assert.Equal(0.51, Share(pump, 0.8), 0.02);
        Assert.InRange(Share(pump, 0.6), 0.15, 0.5);
    }

    [Fact]
    public void With_a_static_head_less_is_saved()
    {
        var pump = Pump(FlowControl.Speed);
        Assert.Equal(Math.Pow(0.8, 2.5), Share(pump, 0.8), 0.02);
        Assert.InRange(Share(pump, 0.5), 0.15, 0.25);
    }

    [Fact]
    public void A_throttled_pump_still_takes_0_70_to_0_75_at_half_flow() =>
        Assert.InRange(Share(Pump(FlowControl.Throttle), 0.5), 0.70, 0.75);

    [Fact]
    public void Vanes_save_more_than_a_damper_and_speed_saves_most()
    {
        double[] shares = [.. new[] { FlowControl.Throttle, FlowControl.InletVanes, FlowControl.Speed }.Select(c => Share(new Fan { Id = "f", Model = "fan", MotorKw = 15, Control = c }, 0.6))];
        Assert.Equal(shares.OrderDescending(), shares);
        Assert.True(shares[0] < 1);
    }

    // 1,840 gpm x 174.85 ft draws 80 kW at a power factor of 0.753 on a 200 hp motor that is 52 % loaded [S1].
    [Fact]
    public void The_published_pump_draws_80_kW_at_0_753()
    {
        var pump = new Pump { Id = "p", Model = "pump", MotorKw = 149.2, LoadShare = 0.51 };
        var level = pump.Draws(1);
        Assert.Equal(80, level.Kw, 1.0);
        Assert.Equal(0.753, level.Kw / Math.Sqrt((level.Kw * level.Kw) + (level.Kvar * level.Kvar)), 0.01);
    }

    [Theory]
    [InlineData(BeltDrive.VBelt, 0.93)]
    [InlineData(BeltDrive.NotchedBelt, 0.95)]
    [InlineData(BeltDrive.Synchronous, 0.98)]
    public void A_belt_takes_its_share(BeltDrive belt, double efficiency)
    {
        var (direct, belted) = (new Fan { Id = "f", Model = "fan", MotorKw = 30 }, new Fan { Id = "f", Model = "fan", MotorKw = 30, Belt = belt });
        Assert.Equal(efficiency, direct.Draws(1).Kw / belted.Draws(1).Kw, 0.005);
    }

    private static Pump Pump(FlowControl control, double exponent = 2.5) =>
        new() { Id = "p", Model = "pump", MotorKw = 30, Control = control, Exponent = exponent };

    private static double Share(FlowMachine machine, double flow) => machine.Draws(flow).Kw / machine.Draws(1).Kw;
}
