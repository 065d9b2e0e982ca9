using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Load;

namespace Monitoring.Dashboard.Tests.Load;

public sealed class LoadPeriodTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData(PeriodKind.FiveWeeks, "2026-10-26", "2026-11-30")]
    [InlineData(PeriodKind.Today, "2026-11-24", "2026-11-25")]
    [InlineData(PeriodKind.Yesterday, "2026-11-23", "2026-11-24")]
    [InlineData(PeriodKind.ThisWeek, "2026-11-23", "2026-11-30")]
    [InlineData(PeriodKind.ThisMonth, "2026-11-01", "2026-12-01")]
    [InlineData(PeriodKind.LastMonth, "2026-10-01", "2026-11-01")]
    [InlineData(PeriodKind.FiscalYear, "2026-04-01", "2027-04-01")]
    [InlineData(PeriodKind.ThirteenMonths, "2025-11-01", "2026-12-01")]
    public void A_named_period_is_cut_on_the_calendar(PeriodKind kind, string from, string to)
    {
        Assert.Equal(new LoadPeriod(kind, Day(from), Day(to)), LoadPeriod.Of(kind, Tuesday));
    }

    [Theory]
    [InlineData("2027-02-10", "2026-04-01")]
    [InlineData("2027-04-01", "2027-04-01")]
    public void The_fiscal_year_begins_in_April(string today, string from)
    {
        Assert.Equal(Day(from), LoadPeriod.Of(PeriodKind.FiscalYear, Day(today)).From);
    }

    [Fact]
    public void On_a_Sunday_the_week_is_the_one_that_ends()
    {
        Assert.Equal(Day("2026-11-23"), LoadPeriod.Of(PeriodKind.ThisWeek, Day("2026-11-29")).From);
    }

    [Fact]
    public void A_month_steps_by_months_and_becomes_a_named_one_where_it_is_one()
    {
        var last = LoadPeriod.Of(PeriodKind.ThisMonth, Tuesday).Step(-1, Tuesday);
        Assert.Equal(LoadPeriod.Of(PeriodKind.LastMonth, Tuesday), last);
        Assert.Equal(new LoadPeriod(PeriodKind.Custom, Day("2026-09-01"), Day("2026-10-01")), last.Step(-1, Tuesday));
    }

    [Fact]
    public void Other_periods_step_by_their_length()
    {
        var ten = new LoadPeriod(PeriodKind.Custom, Day("2026-11-05"), Day("2026-11-15"));
        Assert.Equal(new LoadPeriod(PeriodKind.Custom, Day("2026-11-15"), Day("2026-11-25")), ten.Step(1, Tuesday));
        Assert.Equal(PeriodKind.Today, LoadPeriod.Of(PeriodKind.Yesterday, Tuesday).Step(1, Tuesday).Kind);
    }

    [Fact]
    public void A_running_period_is_shown_up_to_today_and_a_finished_one_whole()
    {
        Assert.Equal(Day("2026-11-25"), LoadPeriod.Of(PeriodKind.ThisMonth, Tuesday).UpTo(Tuesday).To);
        Assert.True(LoadPeriod.Of(PeriodKind.ThisMonth, Tuesday).IsRunning(Tuesday));
        var last = LoadPeriod.Of(PeriodKind.LastMonth, Tuesday);
        Assert.Same(last, last.UpTo(Tuesday));
        Assert.False(last.IsRunning(Tuesday));
    }

    [Fact]
    public void A_single_day_is_compared_with_the_last_day_of_its_type()
    {
        var calendar = new WorkingCalendar(new CalendarRules { Holidays = "jp" });
        Assert.Equal(Day("2026-11-20"), LoadReader.BeforeOf(LoadPeriod.Of(PeriodKind.Today, Tuesday), calendar, Tuesday).From);
        Assert.Equal(Day("2026-11-22"), LoadReader.BeforeOf(LoadPeriod.Of(PeriodKind.Yesterday, Tuesday), calendar, Tuesday).From);
    }

    [Theory]
    [InlineData("http://x/s/demo/load", "/s/demo/load")]
    [InlineData("http://x/s/demo/load?p=13m&meter=press-1%3A2&days=working", "/s/demo/load?meter=press-1%3A2&p=13m&days=working")]
    [InlineData("http://x/s/demo/load?from=2026-04-01&to=2026-04-30", "/s/demo/load?from=2026-04-01&to=2026-04-30")]
    [InlineData("http://x/s/demo/load?p=nonsense&days=x&from=2026-13-01&to=1", "/s/demo/load")]
    [InlineData("http://x/s/demo/load?from=2026-05-01&to=2026-04-01", "/s/demo/load")]
    [InlineData("http://x/s/demo/load?from=1926-05-01&to=2026-04-01", "/s/demo/load")]
    public void An_address_reads_as_a_view_and_nonsense_as_the_default(string address, string same)
    {
        Assert.Equal(same, LoadQuery.Read(new Uri(address)).AddressAt("demo"));
    }

    [Fact]
    public void A_custom_period_holds_its_last_day()
    {
        var query = LoadQuery.Read(new Uri("http://x/s/demo/load?from=2026-04-01&to=2026-04-30"));
        Assert.Equal(new LoadPeriod(PeriodKind.Custom, Day("2026-04-01"), Day("2026-05-01")), query.PeriodOn(Tuesday));
        Assert.Equal(query, query.With(query.PeriodOn(Tuesday)));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
