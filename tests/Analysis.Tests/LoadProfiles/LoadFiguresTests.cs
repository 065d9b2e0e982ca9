using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Tests.Support;

namespace Monitoring.Analysis.Tests.LoadProfiles;

public sealed class LoadFiguresTests
{
    private static readonly DateOnly Monday = new(2026, 6, 1);
    private static readonly WorkingCalendar Calendar = new(new CalendarRules { Shifts = [new ClockRange(new TimeOnly(8, 0), new TimeOnly(17, 0))] });

    [Fact]
    public void Operating_hours_and_start_up_are_those_of_working_days()
    {
        var figures = LoadFigures.Of(
            Series.Of(Monday, Monday.AddDays(14), t => Calendar.InShift(t) ? 100 : 10), Series.Tokyo, Calendar);
        Assert.Equal(10_000, figures.BaseW);
        Assert.Equal(100_000, figures.PeakW);
        Assert.Equal(9, figures.OperatingHours);
        Assert.Equal(new TimeOnly(8, 0), figures.StartUp);
        Assert.Equal(246 * 10 / ((246 * 10) + (90 * 100.0)), figures.OffHoursShare!.Value, 9);
        Assert.Equal(246 * 10_000 * 365 / 14.0, figures.OffHoursWhPerYear!.Value, 3);
    }

    [Fact]
    public void The_power_factor_counts_only_intervals_that_know_both_energies()
    {
        var known = Series.Of(Monday, Monday.AddDays(1), _ => 80, lagPerWh: 0.75);
        var unknown = Series.Of(Monday.AddDays(1), Monday.AddDays(3), _ => 500);
        Assert.Equal(0.8, LoadFigures.Of([.. known, .. unknown], Series.Tokyo, Calendar).PowerFactor!.Value, 9);
    }

    [Fact]
    public void A_few_seconds_of_a_quarter_hour_are_energy_but_no_maximum()
    {
        var day = Series.Of(Monday, Monday.AddDays(1), _ => 10);
        day[0] = Series.At(day[0].Start, 300) with { Coverage = 3.0 / 900, EnergyImportWh = 250 };
        var figures = LoadFigures.Of(day, Series.Tokyo, Calendar);
        Assert.Equal((10_000, 1), (figures.MaximumW, figures.LoadFactor));
        Assert.Equal((95 * 2_500) + 250, figures.EnergyWh);
        Assert.Equal(10_000, DurationCurve.Of(day, Series.Tokyo).Top[0].MeanW);
    }

    [Fact]
    public void Without_any_interval_there_is_no_figure()
    {
        var figures = LoadFigures.Of([], Series.Tokyo, Calendar);
        Assert.Equal(0, figures.Intervals);
        Assert.Null(figures.BaseW);
        Assert.Null(figures.OffHoursShare);
        Assert.Null(figures.LoadFactor);
    }

    [Fact]
    public void Under_a_week_of_data_nothing_is_projected_to_a_year() =>
        Assert.Null(LoadFigures.Of(Series.Of(Monday, Monday.AddDays(6), _ => 10), Series.Tokyo, Calendar).OffHoursWhPerYear);
}
