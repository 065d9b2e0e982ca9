using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Plastics;

namespace Monitoring.Simulators.Tests.Factory.Machines.Plastics;

public sealed class InjectionMouldingTests
{
    private const string Size = "mean_kw: 40, heater_kw: 20";

    [Theory]
    [InlineData("fixed-pump", 1.00)]
    [InlineData("servo-pump", 0.54)]
    [InlineData("all-electric", 0.48)]
    public void For_the_same_parts_drives_take_100_54_and_48(string drive, double share) =>
        Assert.Equal(share, Bench.Of("injection-moulding", $"{Size}, drive: {drive}").Kw(9, 11) / 40, 0.015);

    [Fact]
    public void Barrel_heaters_are_full_for_half_an_hour_to_an_hour_and_then_on_for_a_fifth_to_two_fifths()
    {
        var bench = Bench.Of("injection-moulding", $"{Size}, drive: all-electric");
        var full = bench.Minutes(6.5, 8).Count(m => m.Kw > 0.85 * 20);
        Assert.InRange(full, 30, 60);
        Assert.InRange(bench.Machine<InjectionMoulding>(8).TemperatureC, 229, 231);
        Assert.InRange(bench.Kw(12, 13), 0.2 * 20, 0.4 * 20);
    }

    [Fact]
    public void Standby_with_warm_barrels_takes_a_tenth_to_a_quarter_of_the_running_power()
    {
        var bench = Bench.Of("injection-moulding", Size);
        Assert.InRange(bench.Kw(12.25, 13) / bench.Kw(9, 11), 0.10, 0.25);
        Assert.InRange(bench.Minutes(12, 12.08).Take(4).Average(m => m.Kw) / bench.Kw(9, 11), 0.40, 0.65); // the pump idles for the first minutes
    }

    [Fact]
    public void Injection_takes_twice_to_three_times_the_mean() =>
        Assert.InRange(Bench.Of("injection-moulding", Size).Seconds(9, 10).Most / 40, 2, 3);

    [Fact]
    public void Heaters_are_unbalanced_and_the_drive_is_not()
    {
        var bench = Bench.Of("injection-moulding", Size);
        Assert.Equal(0.45, bench.Phases(7.1, 7.8)[0], 0.01);
        Assert.InRange(bench.Phases(9, 11)[0], 0.34, 0.37);
        Assert.True(bench.PowerFactor(7.1, 7.8) > 0.99);
    }

    [Fact]
    public void A_cold_machine_makes_nothing_until_it_is_warm()
    {
        var bench = Bench.Of("injection-moulding", $"{Size}, lead_minutes: 0, pieces_per_hour: 60");
        Assert.Equal(0, bench.Machine<InjectionMoulding>(8.5).Pieces);
        Assert.InRange(bench.Machine<InjectionMoulding>(10).Pieces, 60, 90);
    }

    [Fact]
    public void Left_on_over_night_it_keeps_its_barrel_warm()
    {
        var (good, bad) = (Bench.Of("injection-moulding", Size), Bench.Of("injection-moulding", Size, faults: (FaultCode.LeftOnNight, 1)));
        Assert.Equal(0, good.Kw(20, 24), 6);
        Assert.InRange(bad.Kw(20, 24), 0.10 * 40, 0.25 * 40);
        Assert.InRange(bad.Machine<InjectionMoulding>(24).TemperatureC, 229, 231);
        Assert.InRange(good.Machine<InjectionMoulding>(24).TemperatureC, 20, 45);
    }
}
