using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Tests.Calendars;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2025-02-24")]
    [InlineData("2025-05-06")]
    [InlineData("2025-11-24")]
    [InlineData("2026-05-06")]
    [InlineData("2026-09-22")]
    [InlineData("2026-03-20")]
    [InlineData("2026-09-23")]
    [InlineData("2027-03-22")]
    [InlineData("2027-03-21")]
    [InlineData("2028-09-22")]
    [InlineData("2029-02-12")]
    [InlineData("2029-04-30")]
    [InlineData("2029-09-24")]
    [InlineData("2030-05-06")]
    [InlineData("2030-08-12")]
    [InlineData("2030-11-04")]
    public void Substitute_sandwiched_and_equinox_holidays_are_known(string date) => Assert.True(JapaneseHolidays.IsHoliday(Day(date)));

    [Theory]
    [InlineData("2026-05-07")]
    [InlineData("2026-09-24")]
    [InlineData("2028-05-06")]
    [InlineData("2026-08-12")]
    public void Ordinary_days_are_not_holidays(string date) => Assert.False(JapaneseHolidays.IsHoliday(Day(date)));

    [Fact]
    public void The_year_2026_has_eighteen_holidays() =>
        Assert.Equal(18, Enumerable.Range(0, 365).Count(i => JapaneseHolidays.IsHoliday(new DateOnly(2026, 1, 1).AddDays(i))));

    [Fact]
    public void Closures_extra_days_and_night_shifts_are_respected()
    {
        var calendar = new WorkingCalendar(new CalendarRules
        {
            Holidays = "jp", Closures = [Day("2026-08-13")], ExtraWorkingDays = [Day("2026-08-15")],
            Shifts = [new ClockRange(new TimeOnly(22, 0), new TimeOnly(6, 0))],
        });
        Assert.Equal(DayType.Closure, calendar.TypeOf(Day("2026-08-13")));
        Assert.Equal(DayType.Working, calendar.TypeOf(Day("2026-08-15")));
        Assert.Equal(DayType.SundayOrHoliday, calendar.TypeOf(Day("2026-08-11")));
        Assert.True(calendar.InShift(new DateTime(2026, 8, 16, 5, 59, 0, DateTimeKind.Unspecified)));
        Assert.False(calendar.InShift(new DateTime(2026, 8, 16, 6, 0, 0, DateTimeKind.Unspecified)));
    }

    [Fact]
    public void Without_rules_the_calendar_says_that_it_is_assumed() => Assert.True(new WorkingCalendar(null).IsAssumed);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
