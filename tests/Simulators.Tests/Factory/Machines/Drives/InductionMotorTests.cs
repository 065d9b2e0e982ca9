using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Drives;

namespace Monitoring.Simulators.Tests.Factory.Machines.Drives;

public sealed class InductionMotorTests
{
    // machines.md section 3.
    [Theory]
    [InlineData(MotorClass.Efficient, 0.922, 0.946, 0.951, 0.949, 0.940)]
    [InlineData(MotorClass.Standard, 0.851, 0.904, 0.914, 0.914, 0.905)]
    [InlineData(MotorClass.Premium, 0.863, 0.915, 0.921, 0.915, 0.906)]
    public void Efficiency_goes_through_the_published_points(MotorClass made, double quarter, double half, double threeQuarters, double full, double over)
    {
        Assert.Equal(quarter, Efficiency(0.25, made), 6);
        Assert.Equal(half, Efficiency(0.5, made), 6);
        Assert.Equal(threeQuarters, Efficiency(0.75, made), 6);
        Assert.Equal(full, Efficiency(1, made), 6);
        Assert.Equal(over, Efficiency(1.25, made), 6);
    }

    [Theory]
    [InlineData(0.25, 0.617)]
    [InlineData(0.52, 0.753)]
    [InlineData(1.0, 0.858)]
    public void Power_factor_falls_with_the_load_as_published(double load, double powerFactor) =>
        Assert.Equal(powerFactor, PowerFactor(InductionMotor.Draws(75 * load, 75)), 0.01);

    [Fact]
    public void Without_load_the_power_factor_is_below_0_2_and_the_current_a_fifth_to_a_half_of_the_rated_one()
    {
        foreach (var made in Enum.GetValues<MotorClass>())
        {
            var (idle, full) = (InductionMotor.Draws(0, 75, made), InductionMotor.Draws(75, 75, made));
            Assert.InRange(PowerFactor(idle), 0.05, 0.2);
            Assert.InRange(Kva(idle) / Kva(full), 0.2, 0.45);
        }
    }

    // 200 hp at 25 % load: current 36 % of full-load current [S1].
    [Fact]
    public void At_a_quarter_of_the_load_the_current_is_about_a_third() =>
        Assert.Equal(0.36, Kva(InductionMotor.Draws(37.3, 149.2)) / Kva(InductionMotor.Draws(149.2, 149.2)), 0.02);

    [Fact]
    public void A_start_is_a_spike_of_a_second_or_two()
    {
        var trace = new Trace();
        trace.Begin();
        InductionMotor.Start(trace, 0, 60, 10, MotorStart.Direct, new Level(8, 6));
        Assert.Equal(18, trace.Until(1).Kw, 6);
        Assert.Equal(60, Math.Sqrt(Math.Pow(trace.Until(1).Kvar, 2) + Math.Pow(trace.Until(1).Kw, 2)), 6); // 6 times the rated current
        Assert.Equal(8, trace.Until(10).Kw - trace.Until(9).Kw, 6);
        Assert.InRange(trace.Mean.Kw, 8, 8.3);
    }

    private static double Efficiency(double load, MotorClass made) => 75 * load / InductionMotor.Draws(75 * load, 75, made).Kw;

    private static double Kva(Level level) => Math.Sqrt((level.Kw * level.Kw) + (level.Kvar * level.Kvar));

    private static double PowerFactor(Level level) => level.Kw / Kva(level);
}
