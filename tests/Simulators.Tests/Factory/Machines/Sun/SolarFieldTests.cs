using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Sun;

namespace Monitoring.Simulators.Tests.Factory.Machines.Sun;

public sealed class SolarFieldTests
{
    private const string Size = "module_kw: 50";

    [Fact]
    public void The_losses_of_pvwatts_are_14_08_percent_together() => Assert.Equal(0.1408, 1 - SolarField.Kept, 4);

    [Fact]
    public void In_full_sun_on_cool_modules_it_gives_what_the_losses_and_the_inverter_leave()
    {
        var field = Bench.Of("solar-field", $"{Size}, modules_per_inverter: 1").Machine<SolarField>(0);
        Assert.Equal(50 * 0.8592 * 0.96, field.GivenKw(1000, 25 - 31.25), 0.01);

        // A kelvin costs 0.35 to 0.47 %.
        Assert.InRange(1 - (field.GivenKw(1000, 20) / field.GivenKw(1000, 19)), 0.0035, 0.0050);
    }

    [Fact]
    public void The_inverter_limits_it()
    {
        var field = Bench.Of("solar-field", $"{Size}, modules_per_inverter: 1.2").Machine<SolarField>(0);
        Assert.Equal(50 / 1.2, field.GivenKw(1100, -10), 6);
    }

    [Theory]
    [InlineData(0, 33.5)] // 5 January: 90 - 33.6 - 22.6
    [InlineData(166, 79.8)] // 20 June: 90 - 33.6 + 23.4
    [InlineData(260, 55.1)] // 22 September: near the equinox
    public void The_sun_stands_at_noon_where_the_season_has_it(int day, double degrees)
    {
        var bench = Bench.Of("solar-field", Size);
        var up = Enumerable.Range(0, 60).Max(m => SunPosition.At(bench.At((24 * day) + 11.5 + (m / 60.0)).Minute).Up);
        Assert.Equal(degrees, Math.Asin(up) * 180 / Math.PI, 1.5);
    }

    [Fact]
    public void Nights_give_nothing_and_mornings_come_from_the_east()
    {
        var bench = Bench.Of("solar-field", Size);
        Assert.InRange(bench.Kw(0, 5), 0, 0.05);
        Assert.InRange(bench.Kwh(11, 13), -100, -5);
        var (east, west) = (Bench.Of("solar-field", $"{Size}, faces_degrees: 90"), Bench.Of("solar-field", $"{Size}, faces_degrees: 270"));
        var days = Enumerable.Range(0, 10).Select(d => 24 * d).ToList();
        Assert.True(days.Sum(d => east.Kwh(d + 7, d + 10)) < 1.5 * days.Sum(d => west.Kwh(d + 7, d + 10)));
        Assert.True(1.5 * days.Sum(d => east.Kwh(d + 14, d + 17)) > days.Sum(d => west.Kwh(d + 14, d + 17)));
    }

    [Fact]
    public void A_year_gives_what_fields_give_in_japan()
    {
        var kwh = -Bench.Of("solar-field", Size, outdoor: 16).Kwh(0, 24 * 365);
        Assert.InRange(kwh / 50, 950, 1350);
    }

    [Fact]
    public void Strings_that_are_out_give_nothing()
    {
        var (good, bad) = (Bench.Of("solar-field", Size), Bench.Of("solar-field", Size, faults: (FaultCode.PvStringOut, 0.25)));
        Assert.Equal(0.75, bad.Kwh(8, 16) / good.Kwh(8, 16), 0.001);
    }

    [Fact]
    public void A_plant_exports_on_a_sunny_weekend()
    {
        var run = Bench.Of("solar-field", Size, more: "- { id: office, model: office, peak_kw: 6 }").At((5 * 24) + 11.5);
        Assert.True(run.MeanOf(run.Main).Kw < -3);
        Assert.True(run.Read(run.Main, 0, 60).Counters.NetExport > 0);
    }
}
