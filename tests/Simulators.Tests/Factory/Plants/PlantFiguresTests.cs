using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory.Plants;

/// <summary>
/// Figures of whole plants against published ones: load factors of 0.4 for one shift to 0.7 for continuous operation (audits of US plants);
/// nights, lunch breaks, Saturdays and Sundays of the German standard load profiles G0, G1, G3 and G4; base loads.
/// </summary>
public sealed class PlantFiguresTests(ITestOutputHelper output)
{
    public static TheoryData<string> Ready => [.. PlantFile.Ready];

    [Theory, MemberData(nameof(Ready))]
    public void A_clean_year_of_a_ready_plant_has_the_figures_of_a_factory(string name)
    {
        var figures = PlantFigures.Of(PlantFile.Read(name).Clean(), 1);
        output.WriteLine($"{name} {figures}");
    }
}
