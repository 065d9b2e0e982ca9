using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Cold;

namespace Monitoring.Simulators.Tests.Factory.Machines.Cold;

public sealed class ColdRoomTests
{
    private const string Freezer = "rated_kw: 8, set_point_c: -20, defrost_kw: 5";

    [Fact]
    public void The_room_stays_near_its_set_point_day_and_night_and_warms_in_a_defrost()
    {
        var bench = Bench.Of("cold-room", Freezer, 30);
        var temperatures = Enumerable.Range(0, 2 * 24 * 12).Select(i => bench.Machine<ColdRoom>(24 + (i / 12.0)).RoomC).ToList();
        Assert.InRange(temperatures.Average(), -20.5, -17.5);
        Assert.InRange(temperatures.Max(), -18, -12);
        Assert.InRange(temperatures.Min(), -21.1, -20.5);
    }

    [Fact]
    public void The_compressor_is_on_half_to_eight_tenths_of_the_time()
    {
        var bench = Bench.Of("cold-room", $"{Freezer}, defrosts_per_day: 1, defrost_minutes: 1, fan_kw: 0", 28);
        var on = bench.Machine<ColdRoom>(0).CompressorKw(28, 0);
        Assert.InRange(bench.Kw(24, 72) / on, 0.5, 0.8);
    }

    [Fact]
    public void Heaters_melt_the_ice_four_times_a_day()
    {
        var minutes = Bench.Of("cold-room", Freezer, 20).Minutes(24, 48);
        Assert.Equal(4 * 20, minutes.Count(m => m is { Kw: 5, Kvar: 0 }));
    }

    [Fact]
    public void A_floating_head_saves_more_than_30_percent_where_it_is_cool_and_nothing_in_the_heat()
    {
        double Saves(double outdoor) => 1 - (Bench.Of("cold-room", "rated_kw: 8, floating_head: true, defrost_kw: 0, fan_kw: 0", outdoor).Kwh(24, 72)
            / Bench.Of("cold-room", "rated_kw: 8, defrost_kw: 0, fan_kw: 0", outdoor).Kwh(24, 72));
        Assert.InRange(Saves(8), 0.30, 0.45);
        Assert.InRange(Saves(30), -0.01, 0.01);
    }

    [Fact]
    public void Summer_takes_more_than_winter()
    {
        var (summer, winter) = (Bench.Of("cold-room", Freezer, 32), Bench.Of("cold-room", Freezer, 5));
        Assert.InRange(winter.Kwh(24, 72) / summer.Kwh(24, 72), 0.5, 0.9);
    }

    [Theory]
    [InlineData(FaultCode.DirtyChiller, 0.2, 1.12, 1.20)]
    [InlineData(FaultCode.SetPoint, 3, 1.05, 1.20)]
    public void A_fault_costs_its_share(FaultCode code, double strength, double least, double most)
    {
        var (good, bad) = (Bench.Of("cold-room", Freezer, 25), Bench.Of("cold-room", Freezer, 25, faults: (code, strength)));
        Assert.InRange(bad.Kwh(24, 168) / good.Kwh(24, 168), least, most);
    }
}
