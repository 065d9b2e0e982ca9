using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;
using static Monitoring.Simulators.Tests.Factory.Simulated;

namespace Monitoring.Simulators.Tests.Factory;

public sealed class PlantMetersTests
{
    // A working Thursday.
    private static readonly DateTimeOffset Morning = At(2026, 11, 5, 9);

    [Fact]
    public void The_same_seed_gives_the_same_plant_and_another_seed_another()
    {
        Assert.Equal(Readings(Morning).Select(r => r.Wh), Readings(Morning).Select(r => r.Wh));
        Assert.NotEqual(Readings(Morning).Select(r => r.Wh), Readings(Morning, seed: 2).Select(r => r.Wh));
    }

    [Fact]
    public void Steps_of_a_second_and_one_step_of_two_hours_give_the_same_counters()
    {
        var fine = new PlantMeters(Demo, 1);
        for (var t = Morning; t <= Morning.AddHours(2); t = t.AddSeconds(1))
        {
            fine.At(t);
        }

        var coarse = new PlantMeters(Demo, 1).At(Morning.AddHours(2));
        Assert.Equal(coarse.Select(r => (r.Wh, r.Varh)), fine.At(Morning.AddHours(2)).Select(r => (r.Wh, r.Varh)));
    }

    [Fact]
    public void Power_by_the_second_and_by_the_slot_add_up_to_what_the_counters_gain()
    {
        var meters = new PlantMeters(Demo, 1);
        var before = meters.At(Morning);
        var slot = new PlantMeters(Demo, 1);
        slot.MoveTo(Morning);
        var means = slot.AtSlotStart();
        var wattSeconds = new double[before.Count];
        for (var t = Morning; t < Morning.AddMinutes(5); t = t.AddSeconds(1))
        {
            var now = meters.At(t);
            for (var i = 0; i < now.Count; i++)
            {
                wattSeconds[i] += now[i].W;
            }
        }

        var after = meters.At(Morning.AddMinutes(5));
        for (var i = 0; i < before.Count; i++)
        {
            var gained = after[i].Wh - before[i].Wh;
            Assert.Equal(gained, wattSeconds[i] / 3600, 4);
            Assert.Equal(gained, means[i].W / 12, 4);
        }
    }

    [Fact]
    public void No_counter_ever_falls_and_no_power_is_negative()
    {
        var meters = new PlantMeters(Demo, 1);
        var start = At(2026, 11, 5, 6, 40);
        var last = meters.At(start);
        for (var t = start; t < start.AddMinutes(130); t = t.AddSeconds(1))
        {
            var now = meters.At(t);
            for (var i = 0; i < now.Count; i++)
            {
                if (now[i].Wh < last[i].Wh || now[i].Varh < last[i].Varh || now[i].Phases.Any(p => p.W < 0))
                {
                    Assert.Fail($"{now[i].Meter} at {t}: {last[i]} then {now[i]}");
                }
            }

            last = now;
        }
    }

    [Fact]
    public void Without_a_transformers_loss_and_unmetered_rest_the_incoming_supply_is_the_sum_of_the_circuits()
    {
        var plant = Demo with { Transformer = new Transformer(400, 0, 0, 0), Machines = [.. Demo.Machines.Where(m => m.Metered)] };
        var readings = new PlantMeters(plant, 1).At(Morning.AddSeconds(37));
        for (var phase = 0; phase < 3; phase++)
        {
            Assert.Equal(readings.Skip(1).Sum(r => r.Phases[phase].W), readings[0].Phases[phase].W, 6);
            Assert.Equal(readings.Skip(1).Sum(r => r.Phases[phase].Wh), readings[0].Phases[phase].Wh, 3);
        }

        Assert.Equal(readings.Skip(1).Sum(r => r.Varh), readings[0].Varh, 3);
    }

    [Fact]
    public void What_no_circuit_explains_is_the_transformers_loss_and_the_rest()
    {
        var night = At(2026, 11, 5, 2);
        var kw = MeanKw(Plant.MainMeter, night, night.AddHours(2)) - Demo.Machines.Where(m => m.Metered).Sum(m => MeanKw(m.Meter, night, night.AddHours(2)));
        var rest = Demo.Machines.OfType<SteadyLoad>().Single(m => !m.Metered).OffKw;
        Assert.InRange(kw, Demo.Transformer.NoLoadKw + (0.85 * rest), Demo.Transformer.NoLoadKw + (1.15 * rest) + (0.1 * Demo.Transformer.LoadLossKw));
    }

    [Fact]
    public void A_copy_goes_its_own_way_to_the_same_counters()
    {
        var meters = new PlantMeters(Demo, 1);
        meters.MoveTo(Morning);
        var copy = meters.Copy();
        meters.MoveTo(Morning.AddHours(3));
        Assert.Equal(meters.AtSlotStart().Select(r => r.Wh), copy.At(Morning.AddHours(3)).Select(r => r.Wh));
    }
}
