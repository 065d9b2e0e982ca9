using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Windows;

namespace Monitoring.Analysis.Tests.Windows;

public sealed class LocalWindowsTests
{
    [Theory]
    [InlineData("Asia/Tokyo", "2026-03-29", "2026-03-28T15:00Z", 24)]
    [InlineData("Europe/Berlin", "2026-03-28", "2026-03-27T23:00Z", 24)]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25)]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T05:00Z", 23)]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T04:00Z", 25)]
    [InlineData("Asia/Kolkata", "2026-03-29", "2026-03-28T18:30Z", 24)]
    [InlineData("Asia/Kathmandu", "2026-03-29", "2026-03-28T18:15Z", 24)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00Z", 24.5)]
    [InlineData("Asia/Beirut", "2026-03-29", "2026-03-28T22:00Z", 23)]
    public void A_day_begins_and_ends_on_the_sites_clock(string zone, string date, string from, double hours)
    {
        var day = LocalWindows.Day(Date(date), SiteZone.Of(zone));
        Assert.Equal((Time(from), TimeSpan.FromHours(hours)), (day.From, day.Length));
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-02-14", 28 * 24)]
    [InlineData("Asia/Tokyo", "2028-02-29", 29 * 24)]
    [InlineData("Asia/Tokyo", "2026-12-31", 31 * 24)]
    [InlineData("Europe/Berlin", "2026-03-31", (31 * 24) - 1)]
    [InlineData("Europe/Berlin", "2026-10-01", (31 * 24) + 1)]
    [InlineData("America/New_York", "2026-11-30", (30 * 24) + 1)]
    public void A_month_has_its_own_hours(string zone, string date, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), LocalWindows.Month(Date(date), SiteZone.Of(zone)).Length);

    [Theory]
    [InlineData("Asia/Tokyo", "2026-03-29", "2026-03-22T15:00Z", 7 * 24)]
    [InlineData("Asia/Tokyo", "2026-03-23", "2026-03-22T15:00Z", 7 * 24)]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-22T23:00Z", (7 * 24) - 1)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-18T22:00Z", (7 * 24) + 1)]
    [InlineData("Asia/Tokyo", "2027-01-01", "2026-12-27T15:00Z", 7 * 24)]
    public void A_week_begins_on_Monday_whatever_the_month(string zone, string date, string from, int hours)
    {
        var week = LocalWindows.Week(Date(date), SiteZone.Of(zone));
        Assert.Equal((Time(from), TimeSpan.FromHours(hours)), (week.From, week.Length));
    }

    [Theory]
    [InlineData("Asia/Tokyo", 365)]
    [InlineData("Europe/Berlin", 365)]
    [InlineData("America/New_York", 365)]
    [InlineData("Australia/Lord_Howe", 365)]
    public void Days_and_months_follow_on_one_another_through_a_year(string id, int expected)
    {
        var zone = SiteZone.Of(id);
        var year = LocalWindows.Year(new DateOnly(2026, 5, 5), zone);
        Assert.Equal((zone.StartOfDay(new DateOnly(2026, 1, 1)), zone.StartOfDay(new DateOnly(2027, 1, 1))), (year.From, year.To));
        AssertTiles(Following(year, at => LocalWindows.Day(zone.DateOf(at), zone)), year, expected);
        AssertTiles(Following(year, at => LocalWindows.Month(zone.DateOf(at), zone)), year, 12);
    }

    [Theory]
    [InlineData("Asia/Tokyo", "2026-03-29", 15, 96)]
    [InlineData("Asia/Tokyo", "2026-03-29", 30, 48)]
    [InlineData("Asia/Kathmandu", "2026-03-29", 60, 24)]
    [InlineData("Europe/Berlin", "2026-03-29", 30, 46)]
    [InlineData("Europe/Berlin", "2026-10-25", 60, 25)]
    [InlineData("America/New_York", "2026-03-08", 15, 92)]
    [InlineData("America/New_York", "2026-11-01", 30, 50)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 30, 49)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 60, 25)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 60, 24)]
    public void Demand_windows_fill_a_day_without_gap_or_overlap(string id, string date, int minutes, int expected)
    {
        var zone = SiteZone.Of(id);
        var day = LocalWindows.Day(Date(date), zone);
        var windows = Following(day, at => LocalWindows.Demand(at, zone, minutes));
        AssertTiles(windows, day, expected);
        Assert.All(windows, w => Assert.Equal(0, w.Length.TotalMinutes % 15));
        Assert.All(windows, w => Assert.Equal(w, LocalWindows.Demand(w.To.AddTicks(-1), zone, minutes)));
    }

    [Fact]
    public void A_demand_window_is_cut_on_the_sites_clock_and_not_on_utc()
    {
        var zone = SiteZone.Of("Asia/Kolkata");
        var window = LocalWindows.Demand(Time("2026-03-29T00:05Z"), zone, 60);
        Assert.Equal((Time("2026-03-28T23:30Z"), Time("2026-03-29T00:30Z")), (window.From, window.To));
    }

    private static TimeRange[] Following(TimeRange span, Func<DateTimeOffset, TimeRange> windowAt)
    {
        var windows = new List<TimeRange>();
        for (var at = span.From; at < span.To; at = windows[^1].To)
        {
            windows.Add(windowAt(at));
        }

        return [.. windows];
    }

    private static void AssertTiles(TimeRange[] windows, TimeRange span, int expected)
    {
        Assert.Equal(expected, windows.Length);
        Assert.Equal((span.From, span.To), (windows[0].From, windows[^1].To));
        Assert.Equal(windows.Skip(1).Select(w => w.From), windows.SkipLast(1).Select(w => w.To));
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
