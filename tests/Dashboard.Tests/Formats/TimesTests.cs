using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Tests.Fakes;

namespace Monitoring.Dashboard.Tests.Formats;

public sealed class TimesTests
{
    private static readonly DateOnly April = new(2026, 4, 1);
    private static readonly DateTimeOffset Ten = new(2026, 4, 1, 10, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void Days_carry_their_weekday_in_Japanese()
    {
        using var _ = new InLanguage("ja");
        Assert.Equal("2026/04/01(水)", Times.Day(April));
        Assert.Equal("4月1日(水)", Times.DayInText(April));
        Assert.Equal("4/1(水)", Times.DayOnAxis(April));
        Assert.Equal("2026年4月", Times.Month(April));
    }

    [Fact]
    public void Days_carry_their_weekday_in_English()
    {
        using var _ = new InLanguage("en");
        Assert.Equal("Wed 2026-04-01", Times.Day(April));
        Assert.Equal("Wed 1 Apr", Times.DayInText(April));
        Assert.Equal("Wed 1 Apr", Times.DayOnAxis(April));
        Assert.Equal("Apr 2026", Times.Month(April));
    }

    [Theory]
    [InlineData("ja", "10:00〜10:30", "2026/04/01(水) 10:00〜10:30")]
    [InlineData("en", "10:00–10:30", "Wed 2026-04-01 10:00–10:30")]
    public void A_window_shows_both_ends(string language, string window, string dayWindow)
    {
        using var _ = new InLanguage(language);
        Assert.Equal(window, Times.Window(Ten, Ten.AddMinutes(30)));
        Assert.Equal(dayWindow, Times.DayWindow(Ten, Ten.AddMinutes(30)));
    }

    [Theory]
    [InlineData(754, "12:34")]
    [InlineData(59.2, "1:00")]
    [InlineData(0.4, "0:01")]
    [InlineData(-3, "0:00")]
    public void A_countdown_reads_zero_only_at_the_end(double seconds, string expected) =>
        Assert.Equal(expected, Times.Countdown(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(12, "12秒前", "12 s ago")]
    [InlineData(200, "3分前", "3 min ago")]
    [InlineData(7300, "2時間前", "2 h ago")]
    [InlineData(300_000, "3日前", "3 d ago")]
    public void An_age_is_in_the_largest_unit_that_fits(double seconds, string ja, string en)
    {
        using (new InLanguage("ja"))
        {
            Assert.Equal(ja, Times.Ago(TimeSpan.FromSeconds(seconds)));
        }

        using (new InLanguage("en"))
        {
            Assert.Equal(en, Times.Ago(TimeSpan.FromSeconds(seconds)));
        }
    }
}
