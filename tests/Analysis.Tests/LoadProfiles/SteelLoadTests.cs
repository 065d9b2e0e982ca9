using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Support;

namespace Monitoring.Analysis.Tests.LoadProfiles;

/// <summary>The known figures of a real plant's year.</summary>
public sealed class SteelLoadTests
{
    public SteelLoadTests() => Assert.SkipUnless(SharedData.Available, SharedData.SkipReason);

    [Fact]
    public void The_figures_of_the_steel_plant_are_reproduced()
    {
        // Off hours there are weekends and 22 to 07 h.
        var calendar = new WorkingCalendar(new CalendarRules { Shifts = [new ClockRange(new TimeOnly(7, 0), new TimeOnly(22, 0))] });
        var figures = LoadFigures.Of(SteelPlant.Intervals, SteelPlant.Seoul, calendar);
        Assert.Equal(35_040, figures.Intervals);
        Assert.Equal(959_636.71, figures.EnergyWh / 1000, 2);
        Assert.Equal(109.55, figures.MeanW!.Value / 1000, 2);
        Assert.Equal(628.72, figures.MaximumW!.Value / 1000, 2);
        Assert.Equal(new DateTime(2018, 11, 22, 9, 30, 0), SteelPlant.Seoul.ToLocal(figures.MaximumAt!.Value));
        Assert.Equal(0.1742, figures.LoadFactor!.Value, 4);
        Assert.Equal(10.64, figures.BaseW!.Value / 1000, 2);
        Assert.Equal(444.08, figures.PeakW!.Value / 1000, 2);
        Assert.Equal(0.1807, figures.OffHoursShare!.Value, 4);
        Assert.Equal(0.9029, figures.PowerFactor!.Value, 4);
        Assert.Equal(0.5531, SteelPlant.Intervals.Count(i => !calendar.InShift(SteelPlant.Seoul.ToLocal(i.Start))) / 35_040.0, 4);
    }

    [Theory]
    [InlineData(0.05, 10.96)]
    [InlineData(0.5, 18.28)]
    public void The_quantiles_of_the_year_are_reproduced(double share, double kw) =>
        Assert.Equal(kw, Quantile.Of(SteelPlant.Intervals.Select(i => i.MeanW!.Value / 1000), share)!.Value, 2);

    [Fact]
    public void The_quiet_hours_of_the_night_are_reproduced()
    {
        double[] night = [.. SteelPlant.Intervals.Where(i => SteelPlant.Seoul.ToLocal(i.Start).Hour is >= 2 and < 7).Select(i => i.MeanW!.Value / 1000)];
        Assert.Equal(12.52, Quantile.Of(night, 0.5)!.Value, 2);
        Assert.Equal(23.48, Quantile.Of(night, 0.95)!.Value, 2);
    }

    [Fact]
    public void The_twelve_monthly_peaks_are_reproduced()
    {
        var maxima = MonthlyMaximum.Of(PastWindow.Of(SteelPlant.Intervals, SteelPlant.Seoul, 15), SteelPlant.Seoul);
        Assert.Equal(
            [612.6, 582.0, 605.2, 556.1, 560.2, 535.4, 486.7, 534.8, 510.5, 557.7, 628.7, 596.7],
            maxima.Select(m => Math.Round(m.Window.DemandW / 1000, 1)));
        Assert.Equal(628_720, MonthlyMaximum.ContractW(maxima, new DateOnly(2018, 12, 1))!.Value, 1);
        Assert.Equal(612.6, MonthlyMaximum.ContractW(maxima, new DateOnly(2018, 10, 31))!.Value / 1000, 1);
    }
}
