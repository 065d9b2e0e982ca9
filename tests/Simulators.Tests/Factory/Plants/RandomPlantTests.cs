using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Plants.Drawing;

namespace Monitoring.Simulators.Tests.Factory.Plants;

public sealed class RandomPlantTests
{
    [Fact]
    public void A_hundred_seeds_draw_a_hundred_plants_of_5_to_40_machines_that_can_be_read()
    {
        var plants = Enumerable.Range(1, 100).Select(RandomPlant.Read).ToList();
        Assert.All(plants, p => Assert.InRange(p.Machines.Count, 5, 40));
        Assert.True(plants.Count(p => p.Machines.Count < 15) > 10, "small ones");
        Assert.True(plants.Count(p => p.Machines.Count > 30) > 10, "large ones");
        Assert.Equal(100, plants.Select(p => p.Id).Distinct().Count());
        Assert.All(plants, p => Assert.Contains(p.Meters, m => m is { Id: "main", Measures: Plant.MainCircuit }));
        Assert.True(plants.SelectMany(p => p.Faults).Select(f => f.Code).Distinct().Count() > 15, "faults of many kinds");
        Assert.All(plants.Where(p => p.Machines.OfType<Simulators.Factory.Machines.OperatedMachine>().Any(m => m.AirM3PerMin > 0)), p =>
            Assert.Contains(p.Machines, m => m is Simulators.Factory.Machines.Air.Compressor));
    }

    [Fact]
    public void The_same_seed_draws_the_same_plant_and_another_one_another()
    {
        Assert.Equal(RandomPlant.Text(7), RandomPlant.Text(7));
        Assert.NotEqual(RandomPlant.Text(7), RandomPlant.Text(8));
    }
}
