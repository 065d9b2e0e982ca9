using System.Text.Json;
using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using static Monitoring.Simulators.Tests.Factory.Simulated;

namespace Monitoring.Simulators.Tests.Factory;

/// <summary>What anybody who knows a factory looks for in its day.</summary>
public sealed class PlantDayTests
{
    [Fact]
    public void Lunch_is_a_dip_and_the_night_is_low()
    {
        var morning = MeanKw("main", At(2026, 11, 5, 10, 10), At(2026, 11, 5, 12));
        Assert.InRange(MeanKw("main", At(2026, 11, 5, 12), At(2026, 11, 5, 13)), 0.3 * morning, 0.65 * morning);
        Assert.InRange(MeanKw("main", At(2026, 11, 5, 1), At(2026, 11, 5, 5)), 0.05 * morning, 0.25 * morning);
    }

    [Theory]
    [InlineData(2026, 11, 7)] // Saturday
    [InlineData(2026, 11, 8)] // Sunday
    [InlineData(2026, 11, 3)] // Culture Day, a Tuesday
    [InlineData(2026, 11, 23)] // Labour Thanksgiving Day, a Monday
    [InlineData(2026, 8, 14)] // Obon
    [InlineData(2026, 12, 31)] // the year's end
    public void A_day_off_has_the_load_of_a_night(int year, int month, int day) =>
        Assert.InRange(
            MeanKw("main", At(year, month, day, 9), At(year, month, day, 17)), 0, 1.2 * MeanKw("main", At(2026, 11, 5, 1), At(2026, 11, 5, 5)));

    [Fact]
    public void The_compressor_runs_all_night_for_its_leaks_near_the_published_part_load()
    {
        // At a quarter of the flow a load/unload machine with a receiver of 3 gal/cfm takes 51 % of full load (ORNL model).
        var share = MeanKw("compressor-1", At(2026, 11, 7), At(2026, 11, 9)) / 37;
        Assert.InRange(share, 0.46, 0.54);
        Assert.InRange(MeanKw("compressor-2", At(2026, 11, 7), At(2026, 11, 9)), 0, 0.1);
    }

    [Fact]
    public void Cooling_follows_the_summer_and_heating_the_winter()
    {
        double Day(int month, int day) => MeanKw("aircon", At(2026, month, day, 9), At(2026, month, day, 17));
        Assert.True(Day(8, 4) > 2 * Day(4, 14), "a Tuesday in August against one in April");
        Assert.True(Day(2, 3) > 1.2 * Day(4, 14), "a Tuesday in February against one in April");
    }

    [Fact]
    public void The_demos_profile_and_plant_agree_on_every_working_day_meter_and_shift()
    {
        Assert.True(SiteProfileJson.TryRead(File.ReadAllText(PlantFile.DemoProfile), out var profile, out var problems), JsonSerializer.Serialize(problems));
        var calendar = new WorkingCalendar(profile.Calendar);
        for (var date = new DateOnly(2025, 1, 1); date < new DateOnly(2031, 1, 1); date = date.AddDays(1))
        {
            Assert.True(Demo.Calendar.IsWorkingDay(date) == (calendar.TypeOf(date) == DayType.Working), $"{date}");
        }

        var shift = Assert.Single(profile.Calendar!.Shifts);
        Assert.Equal((Demo.Calendar.ShiftStart, Demo.Calendar.ShiftEnd), (shift.Start, shift.End));
        Assert.Equal(Demo.Calendar.Breaks[0].Start, profile.Calendar.Lunch!.Start);
        Assert.Equal(new PlantMeters(Demo, 1).Names.Order(StringComparer.Ordinal), profile.Meters.Where(m => m.Formula is null).Select(m => m.Meter).Order(StringComparer.Ordinal));
        Assert.Equal(Demo.TimeZone, profile.TimeZone);
    }
}
