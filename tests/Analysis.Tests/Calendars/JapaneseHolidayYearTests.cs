using System.Globalization;
using Monitoring.Analysis.Calendars;

namespace Monitoring.Analysis.Tests.Calendars;

/// <summary>Whole years against the lists as the Cabinet Office published or will publish them by the same rules.</summary>
public sealed class JapaneseHolidayYearTests
{
    [Theory]
    [InlineData(2019, "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23")]
    [InlineData(2020, "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23")]
    [InlineData(2021, "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23")]
    [InlineData(2025, "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24")]
    [InlineData(2026, "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23")]
    [InlineData(2027, "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23")]
    [InlineData(2028, "01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23")]
    public void The_year_has_exactly_these_holidays(int year, string expected)
    {
        var first = new DateOnly(year, 1, 1);
        var found = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(first.AddDays).Where(JapaneseHolidays.IsHoliday)
            .Select(d => d.ToString("MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(expected.Split(' '), found);
    }

    [Theory]
    [InlineData("2026-05-06", "振替休日")]
    [InlineData("2026-09-22", "国民の休日")]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2026-07-21", null)]
    public void A_holiday_has_its_name(string date, string? name) =>
        Assert.Equal(name, JapaneseHolidays.NameOf(DateOnly.Parse(date, CultureInfo.InvariantCulture)));
}
