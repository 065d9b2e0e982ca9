using Monitoring.Simulators.Factory.Calendars;

namespace Monitoring.Simulators.Tests.Factory.Calendars;

public sealed class PlantCalendarTests
{
    private static readonly PlantCalendar Usual = new()
    {
        Closures = [new YearlyClosure { From = "08-13", To = "08-16" }, new YearlyClosure { From = "12-29", To = "01-03" }],
    };

    [Theory]
    [InlineData(2025, 2, 24)] // the Emperor's birthday fell on a Sunday
    [InlineData(2025, 11, 24)]
    [InlineData(2026, 1, 12)] // Coming of Age Day, a second Monday
    [InlineData(2026, 3, 20)] // spring equinox
    [InlineData(2026, 5, 6)] // three holidays, one of them on a Sunday
    [InlineData(2026, 7, 20)] // Marine Day, a third Monday
    [InlineData(2026, 9, 21)] // Respect for the Aged Day
    [InlineData(2026, 9, 22)] // between two holidays
    [InlineData(2026, 9, 23)] // autumn equinox
    [InlineData(2026, 10, 12)] // Sports Day
    [InlineData(2027, 3, 22)]
    [InlineData(2029, 4, 30)]
    [InlineData(2030, 8, 12)]
    public void Holidays_are_days_off_with_their_substitutes_and_those_between_two(int year, int month, int day) =>
        Assert.False(Usual.IsWorkingDay(new DateOnly(year, month, day)));

    [Theory]
    [InlineData(2026, 8, 12, true)]
    [InlineData(2026, 8, 13, false)]
    [InlineData(2026, 8, 14, false)]
    [InlineData(2026, 8, 17, true)]
    [InlineData(2026, 12, 28, true)]
    [InlineData(2026, 12, 29, false)]
    [InlineData(2026, 12, 31, false)]
    [InlineData(2027, 1, 1, false)]
    [InlineData(2027, 1, 4, true)]
    public void Obon_and_the_turn_of_the_year_are_closed(int year, int month, int day, bool works) =>
        Assert.Equal(works, Usual.IsWorkingDay(new DateOnly(year, month, day)));

    [Fact]
    public void A_shift_with_days_of_its_own_works_on_them()
    {
        var saturday = new Shift { Name = "saturday", Days = [DayOfWeek.Saturday], End = new TimeOnly(12, 30) };
        var calendar = Usual with { Shifts = [new Shift(), saturday] };
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 6, 6)));
        Assert.False(calendar.IsWorkingDay(new DateOnly(2026, 6, 7)));
        Assert.False(calendar.WorksOn(saturday, new DateOnly(2026, 6, 5)));
    }

    [Fact]
    public void A_plant_that_knows_no_holidays_works_on_New_Year_s_Day()
    {
        var calendar = new PlantCalendar { JapaneseHolidays = false, WorkingDays = Enum.GetValues<DayOfWeek>() };
        Assert.True(calendar.IsWorkingDay(new DateOnly(2026, 1, 1)));
    }
}
