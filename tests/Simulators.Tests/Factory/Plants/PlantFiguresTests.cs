using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Plants.Drawing;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Tests.Factory.Plants;

/// <summary>
/// Figures of whole plants against published ones: load factors of about 0.4 for one shift to 0.7 for continuous operation (audits of US
/// plants); nights, noons, Saturdays and Sundays of the German standard load profiles G0, G1, G3 and G4; base loads of 0.1 to 0.6.
/// </summary>
public sealed class PlantFiguresTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ready => [.. PlantFile.Ready];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory, MemberData(nameof(Ready))]
    public void A_clean_year_of_a_ready_plant_has_the_figures_of_a_factory(string name)
    {
        var plant = PlantFile.Read(name).Clean();
        var figures = Check(name, plant);
        Assert.InRange(figures.PowerFactor, 0.95, 1);
        Assert.InRange(figures.PeakKw, 0.75 * plant.Contract!.ContractKw, plant.Contract.ContractKw);
        Assert.InRange(figures.PeakKw, 0, 1.03 * plant.Contract.TargetKw!.Value); // a target is something to keep to
        Assert.InRange(figures.KwhPerM2, 100, 1000);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_clean_year_of_a_random_plant_has_them_too(int seed) => Check($"random {seed}", RandomPlant.Read(seed).Clean());

    [Fact]
    public void A_plant_that_never_closes_has_the_load_factor_of_continuous_operation()
    {
        var plant = PlantFile.Read("injection-moulding").Clean();
        var figures = PlantFigures.Of(plant with
        {
            Calendar = plant.Calendar with { WorkingDays = Enum.GetValues<DayOfWeek>(), JapaneseHolidays = false, Closures = [] },
        }, 1);
        output.WriteLine($"{figures}");
        Assert.InRange(figures.LoadFactor, 0.65, 0.9);
    }

    private PlantFigures Check(string name, Plant plant)
    {
        var figures = PlantFigures.Of(plant, 1);
        var hours = HoursOf(plant.Calendar);
        output.WriteLine($"{name}: {hours} h {figures}");
        var (least, most) = hours <= 80 ? (0.27, 0.5) : hours <= 130 ? (0.4, 0.65) : (0.55, 0.85);
        Assert.InRange(figures.LoadFactor, least, most);
        Assert.InRange(figures.BaseShare, 0.1, 0.6);
        Assert.InRange(figures.Noon, 0.59, 1.1);

        // G3 has 0.54; a small plant with large cold rooms lies a little above.
        var worksAtNight = Open(plant.Calendar, 3).Any();
        Assert.InRange(figures.Night, worksAtNight ? 0.3 : 0.05, worksAtNight ? 1.05 : 0.65);
        var worksOnSaturday = plant.Calendar.IsWorkingDay(new DateOnly(2026, 6, 6));
        Assert.InRange(figures.Saturday, worksOnSaturday ? 0.7 : 0.14, worksOnSaturday ? 1.1 : 0.79);
        Assert.InRange(figures.Sunday, 0.1, 0.79);
        return figures;
    }

    // Of the week from 8 June 2026, in which there is no holiday.
    private static int HoursOf(PlantCalendar calendar) => Enumerable.Range(0, 24).Sum(hour => Open(calendar, hour).Count());

    private static IEnumerable<int> Open(PlantCalendar calendar, int hour)
    {
        var roster = new Roster(calendar, []);
        var monday = new DateOnly(2026, 6, 8).DayNumber;
        return Enumerable.Range(0, 7).Where(day => roster.At((((monday + day) * 24L) + hour) * 60 + 30).Work != Work.Closed);
    }
}
