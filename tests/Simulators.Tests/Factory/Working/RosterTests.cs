using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Tests.Factory.Working;

public sealed class RosterTests
{
    private static readonly Shift Day = new()
    {
        Breaks = [Rest("12:00", "13:00"), Rest("10:00", "10:10")],
    };

    private static readonly Shift Night = new()
    {
        Name = "night", Start = T("20:00"), End = T("05:00"), Breaks = [Rest("23:50", "00:40"), Rest("03:00", "03:10")],
    };

    [Theory]
    [InlineData("2026-06-01T08:29", Work.Closed)]
    [InlineData("2026-06-01T08:30", Work.Shift)]
    [InlineData("2026-06-01T10:09", Work.Break)]
    [InlineData("2026-06-01T10:10", Work.Shift)]
    [InlineData("2026-06-01T12:59", Work.Lunch)]
    [InlineData("2026-06-01T17:29", Work.Shift)]
    [InlineData("2026-06-01T17:30", Work.Closed)]
    [InlineData("2026-06-06T10:00", Work.Closed)] // Saturday
    [InlineData("2026-07-20T10:00", Work.Closed)] // Marine Day
    public void A_day_shift_works_and_rests_by_the_clock(string at, Work expected) => Assert.Equal(expected, Of(Day).At(Minute(at)).Work);

    [Theory]
    [InlineData("2026-06-05T19:59", Work.Closed)]
    [InlineData("2026-06-05T20:00", Work.Shift)] // Friday
    [InlineData("2026-06-05T23:55", Work.Lunch)]
    [InlineData("2026-06-06T00:39", Work.Lunch)] // goes on over midnight, into Saturday
    [InlineData("2026-06-06T00:40", Work.Shift)]
    [InlineData("2026-06-06T03:05", Work.Break)]
    [InlineData("2026-06-06T04:59", Work.Shift)]
    [InlineData("2026-06-06T05:00", Work.Closed)]
    [InlineData("2026-06-08T03:00", Work.Closed)] // Monday before dawn belongs to Sunday
    public void A_night_shift_belongs_to_the_day_on_which_it_begins(string at, Work expected) => Assert.Equal(expected, Of(Night).At(Minute(at)).Work);

    [Fact]
    public void It_knows_how_long_it_is_closed_and_when_it_opens()
    {
        var friday = Of(Day).At(Minute("2026-06-05T18:30"));
        Assert.Equal((60, (2 * 1440) + (14 * 60)), (friday.SinceEnd, friday.ToStart));
        Assert.True(friday.IsLongRest);
        var monday = Of(Day).At(Minute("2026-06-01T18:30"));
        Assert.Equal((60, 14 * 60), (monday.SinceEnd, monday.ToStart));
        Assert.False(monday.IsLongRest);
        Assert.Equal(Minute("2026-06-01T08:30"), monday.Block);
    }

    [Fact]
    public void Shifts_that_follow_each_other_are_one_span_of_work()
    {
        var second = new Shift { Name = "second", Start = T("17:30"), End = T("01:30") };
        var evening = Of(Day, second).At(Minute("2026-06-01T22:00"));
        Assert.Equal((Work.Shift, Minute("2026-06-01T08:30")), (evening.Work, evening.Block));
    }

    [Fact]
    public void Where_two_shifts_overlap_a_break_of_one_is_no_rest_of_the_plant()
    {
        var late = new Shift { Name = "late", Start = T("11:00"), End = T("20:00"), Breaks = [Rest("15:00", "16:00")] };
        Assert.Equal(Work.Shift, Of(Day, late).At(Minute("2026-06-01T12:30")).Work);
        Assert.Equal(Work.Lunch, Of(Day).At(Minute("2026-06-01T12:30")).Work);
    }

    [Fact]
    public void A_plant_of_three_shifts_and_no_days_off_never_closes()
    {
        Shift[] three = [new() { Name = "a", Start = T("06:00"), End = T("14:00") }, new() { Name = "b", Start = T("14:00"), End = T("22:00") }, new() { Name = "c", Start = T("22:00"), End = T("06:00") }];
        var roster = new Roster(new PlantCalendar { Shifts = three, WorkingDays = Enum.GetValues<DayOfWeek>(), JapaneseHolidays = false }, []);
        for (var minute = Minute("2026-12-30T00:00"); minute < Minute("2027-01-05T00:00"); minute++)
        {
            Assert.Equal(Work.Shift, roster.At(minute).Work);
        }
    }

    [Fact]
    public void Machines_of_one_shift_follow_that_shift()
    {
        var calendar = new PlantCalendar { Shifts = [Day, Night] };
        Assert.Equal(Work.Closed, new Roster(calendar, ["day"]).At(Minute("2026-06-01T22:00")).Work);
        Assert.Equal(Work.Shift, new Roster(calendar, ["night"]).At(Minute("2026-06-01T22:00")).Work);
    }

    private static Roster Of(params Shift[] shifts) => new(new PlantCalendar { Shifts = shifts }, []);

    private static long Minute(string local) => DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture).Ticks / TimeSpan.TicksPerMinute;

    private static TimeOnly T(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Break Rest(string start, string end) => new() { Start = T(start), End = T(end) };
}
