using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Surface;

namespace Monitoring.Simulators.Tests.Factory.Machines.Surface;

public sealed class PartsWasherTests
{
    private const string Size = "heater_kw: 18";

    [Fact]
    public void Its_day_is_heat_up_before_the_shift_washing_and_holding_over_lunch()
    {
        var bench = Bench.Of("parts-washer", Size);
        Assert.InRange(bench.Kw(7.5, 7.75), 0.85 * 18, 18);
        Assert.Equal(50, bench.Machine<PartsWasher>(8).TemperatureC, 1);
        Assert.True(bench.Kw(9, 11) > bench.Kw(12, 13) + 5 + 3, "drying air and pump run with the parts only");
        Assert.Equal(50, bench.Machine<PartsWasher>(13).TemperatureC, 1);
    }

    [Fact]
    public void A_tank_at_60_instead_of_50_degrees_loses_a_third_more()
    {
        var (good, bad) = (Bench.Of("parts-washer", Size), Bench.Of("parts-washer", Size, faults: (FaultCode.SetPoint, 10)));
        Assert.Equal(60, bad.Machine<PartsWasher>(12).TemperatureC, 1);
        Assert.Equal(0.3 * 18 / 3, bad.Kw(9, 11) - good.Kw(9, 11), 0.1);
    }

    [Fact]
    public void Fans_at_3000_instead_of_870_rpm_take_forty_times_the_power()
    {
        var (right, wrong) = (Bench.Of("parts-washer", Size), Bench.Of("parts-washer", $"{Size}, fan_rpm: 3000"));
        Assert.Equal(0.12 * (Math.Pow(3000 / 870.0, 3) - 1), wrong.Kw(9, 11) - right.Kw(9, 11), 0.05);
    }
}
