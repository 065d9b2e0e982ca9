using System.Diagnostics;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory;

/// <summary>The command line.</summary>
public static class FactoryCommand
{
    /// <summary>Parses and runs.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var plant = PlantFile.Read(args[0]);
        var clock = Stopwatch.StartNew();
        var run = new Simulation(plant, 1);
        run.MoveTo(plant.FirstDay.AddDays(365));
        Console.WriteLine($"{clock.Elapsed} {run.Read(run.Main, 0, 60).Counters.NetImport / 3600} kWh");
        var a = run.Copy();
        clock.Restart();
        double sum = 0;
        for (var i = 0; i < 1440; i++)
        {
            for (var s = 0; s < 60; s++)
            {
                for (var p = 0; p < run.Names.Count; p++) sum += run.Read(p, s, 1).Power.Sum.Kw;
            }
            run.Step();
        }
        Console.WriteLine($"{clock.Elapsed} {sum / 3600}");
        a.MoveTo(plant.FirstDay.AddDays(366));
        for (var p = 0; p < run.Names.Count; p++)
            Console.WriteLine($"{run.Names[p]} {run.Read(p, 0, 60).Counters.NetImport / 3600} {a.Read(p, 0, 60).Counters.NetImport / 3600}");
        return Task.FromResult(0);
    }
}
