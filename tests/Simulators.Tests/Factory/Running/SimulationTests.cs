using CsCheck;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Tests.Factory.Running;

public sealed class SimulationTests
{
    private const int Days = 2;
    private const double Near = 1e-7;

    // The issue asks for 0.01 %; what is left is rounding.
    [Fact]
    public void Machines_circuits_and_main_agree() => DrawnPlants.Runs.Sample(Balances, iter: 60);

    [Fact]
    public void Every_ready_plant_agrees()
    {
        foreach (var name in PlantFile.Ready)
        {
            Balances(new Simulation(PlantFile.Read(name), seed: 1));
        }
    }

    [Fact]
    public void Seconds_minutes_and_quarter_hours_count_the_same() => Gen.Select(DrawnPlants.Runs, Gen.Int[0, 1440 * Days]).Sample((run, at) =>
    {
        Skip(run, at);
        for (var place = 0; place < run.Names.Count; place++)
        {
            var (byMinute, bySecond) = (run.Copy(), run.Copy());
            var (before, minutes, seconds) = (run.Read(place, 0, 60).Counters, 0.0, 0.0);
            for (var minute = 0; minute < 15; minute++)
            {
                minutes += 60 * byMinute.MeanOf(place).Kw;
                byMinute.Step();
                for (var second = 0; second < 60; second++)
                {
                    seconds += bySecond.Read(place, second, 1).Power.Sum.Kw;
                }

                bySecond.Step();
            }

            var after = byMinute.Read(place, 0, 60).Counters;
            var quarter = after.NetImport - after.NetExport - before.NetImport + before.NetExport;
            Assert.Equal(quarter, minutes, Tolerance(after));
            Assert.Equal(quarter, seconds, Tolerance(after));
        }
    }, iter: 40);

    [Fact]
    public void Counters_read_within_a_minute_lie_between_those_at_its_ends_and_grow_by_the_power() => Gen.Select(DrawnPlants.Runs, Gen.Int[0, 1440 * Days], Gen.Int[0, 58]).Sample((run, at, second) =>
    {
        Skip(run, at);
        var draw = run.Read(run.Main, second, 1);
        var next = run.Read(run.Main, second + 1, 1);
        Assert.Equal(draw.Power.Sum.Kw, Net(next.Counters) - Net(draw.Counters), Tolerance(next.Counters));
        Assert.Equal(draw.Power.Sum.Kvar, next.Counters.Lagging - next.Counters.Leading - draw.Counters.Lagging + draw.Counters.Leading, Tolerance(next.Counters));
    }, iter: 100);

    [Fact]
    public void A_copy_and_a_run_begun_anew_give_the_same_as_one_that_went_on() => Gen.Select(DrawnPlants.Runs, Gen.Int[1, 1440 * Days]).Sample((run, at) =>
    {
        var anew = run.Copy();
        Skip(run, at);
        var copy = run.Copy();
        Skip(run, 300);
        Skip(copy, 300);
        Skip(anew, at + 300);
        for (var place = 0; place < run.Names.Count; place++)
        {
            var expected = run.Read(place, 17, 5);
            Assert.Equal(expected, copy.Read(place, 17, 5));
            Assert.Equal(expected, anew.Read(place, 17, 5));
        }
    }, iter: 40);

    private static void Balances(Simulation run)
    {
        var places = Enumerable.Range(0, run.Names.Count).ToList();
        var parents = run.Plant.Machines.ToDictionary(m => m.Id, m => m.Circuit).Concat(run.Plant.Circuits.ToDictionary(c => c.Id, c => c.Parent)).ToDictionary();
        var fed = places.Select(p => places.Where(child => parents.GetValueOrDefault(run.Names[child]) == run.Names[p]).ToList()).ToList();
        var lost = 0.0;
        for (var minute = 0; minute < 1440 * Days; minute++)
        {
            lost += 60 * Loss(run, fed[run.Main]);
            run.Step();
        }

        foreach (var place in places.Where(p => fed[p].Count > 0 && p != run.Main))
        {
            Agree(fed[place].Sum(child => Net(run.Read(child, 0, 1).Counters)), place);
        }

        Agree(fed[run.Main].Sum(child => Net(run.Read(child, 0, 1).Counters)) + lost, run.Main);

        void Agree(double sum, int place)
        {
            var counters = run.Read(place, 0, 1).Counters;
            Assert.Equal(sum, Net(counters), Tolerance(counters));
        }
    }

    // What the incoming supply draws beyond what it feeds is the transformer's loss at that load.
    private static double Loss(Simulation run, List<int> fed)
    {
        var (transformer, main) = (run.Plant.Transformer, run.PhasesOf(run.Main));
        var loss = main.Sum.Kw - fed.Sum(child => run.MeanOf(child).Kw);
        var load = main - PhaseEnergy.Balanced(new Level(loss, transformer.NoLoadKvar));
        Assert.Equal(transformer.LossAt(load).Kw, loss, 6);
        return loss;
    }

    private static void Skip(Simulation run, int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            run.Step();
        }
    }

    private static double Net(Counters counters) => counters.NetImport - counters.NetExport;

    private static double Tolerance(Counters counters) => Near * (1 + counters.NetImport + counters.NetExport);
}
