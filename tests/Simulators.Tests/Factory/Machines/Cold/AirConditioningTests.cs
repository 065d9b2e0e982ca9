using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Cold;

namespace Monitoring.Simulators.Tests.Factory.Machines.Cold;

public sealed class AirConditioningTests
{
    private const string Size = "rated_kw: 30";

    [Fact]
    public void It_cools_in_summer_heats_in_winter_and_moves_air_only_between()
    {
        var fans = Bench.Of("air-conditioning", Size, 12).Kw(10, 11);
        Assert.Equal(0.12 * 30, fans, 0.2);
        Assert.InRange(Bench.Of("air-conditioning", Size, 32).Kw(10, 16), 15, 30);
        Assert.InRange(Bench.Of("air-conditioning", Size, -2).Kw(10, 16), 6, 30);
        Assert.Equal(0, Bench.Of("air-conditioning", Size, 32).Kw(22, 24), 6);
    }

    [Fact]
    public void Power_grows_with_the_outdoor_temperature_above_its_balance()
    {
        double At(double outdoor) => Bench.Of("air-conditioning", Size, outdoor).Kw(24 + 15, 24 + 16);
        Assert.InRange(At(17) - At(13), 0, 5);
        var (low, high) = (At(26) - At(22), At(32) - At(28));
        Assert.InRange(low, 3, 8); // kW for 4 K
        Assert.InRange(high, low, 1.5 * low); // and the same work gets dearer
    }

    [Fact]
    public void The_room_keeps_the_set_point_and_the_morning_after_a_hot_night_takes_the_rating()
    {
        var bench = Bench.Of("air-conditioning", Size, 33);
        Assert.InRange(bench.Machine<AirConditioning>(32 + 8).RoomC, 26.5, 27.5);
        Assert.True(bench.Machine<AirConditioning>(31).RoomC > 29, "the closed hall follows the weather");
        Assert.InRange(bench.Kw(24 + 7.4, 24 + 8), 1.1 * bench.Kw(24 + 14, 24 + 17), 31);
    }

    [Theory]
    [InlineData(30, FaultCode.SetPoint, 2, 1.08, 1.35)]
    [InlineData(0, FaultCode.SetPoint, 2, 1.08, 1.40)]
    [InlineData(30, FaultCode.DirtyChiller, 0.2, 1.10, 1.20)]
    public void A_fault_costs_its_share(double outdoor, FaultCode code, double strength, double least, double most)
    {
        var (good, bad) = (Bench.Of("air-conditioning", Size, outdoor), Bench.Of("air-conditioning", Size, outdoor, faults: (code, strength)));
        Assert.InRange(bad.Kwh(34, 41) / good.Kwh(34, 41), least, most);
    }

    [Fact]
    public void Units_that_heat_and_cool_against_each_other_cost_power_for_both()
    {
        var (good, bad) = (Bench.Of("air-conditioning", Size, 12), Bench.Of("air-conditioning", Size, 12, faults: (FaultCode.HeatingAndCooling, 10)));
        Assert.InRange(bad.Kw(10, 16) - good.Kw(10, 16), 10 / 6.0 + 10 / 4.5, 10 / 3.0 + 10 / 3.0);
    }
}
