using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory;

public sealed class DemoPlantTests
{
    // Monday 2026-11-02 00:00 in Japan; Tuesday the 3rd is a holiday.
    private static readonly DateTimeOffset Monday = new(2026, 11, 1, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_seed_gives_the_same_plant_and_another_seed_another()
    {
        Assert.Equal(EnergyOf(Run(1, 30, hours: 48)), EnergyOf(Run(1, 30, hours: 48)));
        Assert.NotEqual(EnergyOf(Run(1, 30, hours: 48)), EnergyOf(Run(2, 30, hours: 48)));
    }

    [Fact]
    public void History_in_steps_of_half_a_minute_has_the_energy_of_single_seconds()
    {
        var fine = Run(1, 1, hours: 24).Main.EnergyWh;
        Assert.InRange(Run(1, 30, hours: 24).Main.EnergyWh, fine * 0.97, fine * 1.03);
    }

    [Fact]
    public void The_main_meter_is_the_sum_of_the_circuits_and_the_transformers_loss()
    {
        var plant = Run(1, 30, hours: 34);
        var sum = plant.Circuits.Skip(1).Sum(c => c.ActiveW);
        Assert.InRange(plant.Main.ActiveW - sum, 1350, 1350 + 5700);
    }

    [Fact]
    public void Counters_never_fall()
    {
        var plant = new DemoPlant(1, Monday);
        var last = plant.Circuits.ToDictionary(c => c.Meter, _ => 0.0);
        for (var i = 0; i < 48 * 60; i++)
        {
            plant.Step(TimeSpan.FromMinutes(1));
            foreach (var circuit in plant.Circuits)
            {
                Assert.True(circuit.EnergyWh >= last[circuit.Meter]);
                last[circuit.Meter] = circuit.EnergyWh;
            }
        }
    }

    [Fact]
    public void A_holiday_uses_far_less_than_a_working_day_and_the_compressor_runs_all_the_same()
    {
        var working = Run(1, 30, hours: 24);
        var both = Run(1, 30, hours: 48);
        Assert.True(both.Main.EnergyWh - working.Main.EnergyWh < 0.4 * working.Main.EnergyWh);
        var compressor = both.Circuits.Single(c => c.Meter == "compressor-1").EnergyWh - working.Circuits.Single(c => c.Meter == "compressor-1").EnergyWh;
        Assert.InRange(compressor / 24, 15_000, 22_000);
    }

    [Fact]
    public void A_plant_that_was_saved_goes_on_where_it_was()
    {
        var whole = Run(1, 60, hours: 20);
        var first = Run(1, 60, hours: 10);
        var second = new DemoPlant(1, Monday);
        second.Restore(first.Save(1));
        while (second.Time < Monday.AddHours(20))
        {
            second.Step(TimeSpan.FromSeconds(60));
        }

        Assert.Equal(EnergyOf(whole), EnergyOf(second));
    }

    private static DemoPlant Run(int seed, int stepSeconds, int hours)
    {
        var plant = new DemoPlant(seed, Monday);
        while (plant.Time < Monday.AddHours(hours))
        {
            plant.Step(TimeSpan.FromSeconds(stepSeconds));
        }

        return plant;
    }

    private static List<double> EnergyOf(DemoPlant plant) => [.. plant.Circuits.Select(c => Math.Round(c.EnergyWh, 3))];
}
