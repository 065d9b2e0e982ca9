using Monitoring.Simulators.Factory.Faults;

namespace Monitoring.Simulators.Tests.Factory.Machines.Building;

public sealed class LightingTests
{
    [Fact]
    public void Light_is_a_step_with_the_people_and_exits_stay_lit()
    {
        var bench = Bench.Of("lighting", "installed_kw: 10");
        Assert.Equal(10, bench.Kw(8, 17), 6);
        Assert.Equal(0.3, bench.Kw(20, 24), 6);
        Assert.InRange(bench.PowerFactor(8, 17), 0.9, 0.98);
    }

    [Fact]
    public void Discharge_lamps_take_minutes_to_full_light_and_led_do_not()
    {
        var hid = Bench.Of("lighting", "installed_kw: 10, lamps: hid").Minutes(7.5, 8.5).SkipWhile(m => m.Kw < 1).ToList();
        Assert.InRange(hid.Count(m => m.Kw < 9.99), 4, 8);
        Assert.InRange(hid[0].Kw, 5, 8);
        var led = Bench.Of("lighting", "installed_kw: 10").Minutes(7.5, 8.5);
        Assert.All(led, m => Assert.True(m.Kw is < 0.31 or > 9.99));
    }

    [Fact]
    public void Led_of_150_watts_for_metal_halide_of_400_save_62_5_percent()
    {
        var (hid, led) = (Bench.Of("lighting", "installed_kw: 180.8, lamps: hid, lead_minutes: 1440"), Bench.Of("lighting", "installed_kw: 67.8, lead_minutes: 1440"));
        Assert.Equal(1 - 0.625, led.Kwh(1, 17) / hid.Kwh(1, 17), 0.001);
    }

    [Fact]
    public void Off_over_lunch_saves_its_share_and_daylight_dims()
    {
        Assert.Equal(10 * (0.03 + (0.97 * 0.5)), Bench.Of("lighting", "installed_kw: 10, off_at_lunch_share: 0.5").Kw(12, 13), 6);
        var daylight = Bench.Of("lighting", "installed_kw: 10, daylight_share: 0.4");
        Assert.InRange(daylight.Kw(11, 12), 5.5, 9.9);
        Assert.True(daylight.Kw(7.7, 8) > daylight.Kw(11, 12));
    }

    [Fact]
    public void Left_on_half_the_nights_it_takes_about_half_the_nights_energy()
    {
        var bad = Bench.Of("lighting", "installed_kw: 10, always_share: 0", faults: (FaultCode.LightsLeftOn, 0.5));
        var nights = Enumerable.Range(0, 28).Select(d => bad.Kw((24 * d) + 18, (24 * d) + 30)).ToList();
        Assert.All(nights, kw => Assert.True(kw is 0 or > 9.9 or (> 0 and < 0.7), $"{kw} kW"));
        Assert.InRange(nights.Count(kw => kw > 9), 8, 20);
    }
}
