using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Benchmarks.Factory;

/// <summary>The simulation alone, without meters and messages. Times are the processor's, so that others at work on the machine do not count.</summary>
internal static class FactoryBenchmark
{
    private const int YearDays = 365;
    private const int ReadMinutes = 12 * 60;

    /// <returns>True when a second reading of the same time gave the same energy.</returns>
    public static bool Run(string name, int rounds)
    {
        var plant = PlantFile.Read(name);
        var sound = true;
        var (years, rates) = (new List<double>(), new List<double>());
        for (var i = -1; i < rounds; i++)
        {
            var (year, rate) = (Year(plant), Seconds(plant, ref sound));
            if (i >= 0)
            {
                years.Add(year);
                rates.Add(rate);
            }
        }

        Figure.Print("factory.year_s", name, "s", years);
        Figure.Print("factory.machine_seconds_per_second", name, "1/s", rates);
        return sound;
    }

    // Every machine and circuit read every quarter hour: no plant has more meters.
    private static double Year(Plant plant)
    {
        var clock = Environment.CpuUsage.TotalTime;
        var run = new Simulation(plant, seed: 1);
        for (var quarter = 0; quarter < YearDays * 96; quarter++)
        {
            for (var place = 0; place < run.Names.Count; place++)
            {
                run.Read(place, 0, 60);
            }

            run.MoveTo(run.Now.AddMinutes(15));
        }

        return (Environment.CpuUsage.TotalTime - clock).TotalSeconds;
    }

    // A working day from 8:00 to 20:00, every machine every second.
    private static double Seconds(Plant plant, ref bool sound)
    {
        var run = new Simulation(plant, seed: 1);
        run.MoveTo(run.Now.AddDays(1).AddHours(8));
        var (before, sum) = (run.Read(run.Main, 0, 60).Counters, 0.0);
        var machines = plant.Machines.Count;
        var clock = Environment.CpuUsage.TotalTime;
        for (var minute = 0; minute < ReadMinutes; minute++)
        {
            for (var second = 0; second < 60; second++)
            {
                for (var place = 0; place < machines; place++)
                {
                    run.Read(place, second, 1);
                }

                sum += run.Read(run.Main, second, 1).Power.Sum.Kw;
            }

            run.Step();
        }

        var took = (Environment.CpuUsage.TotalTime - clock).TotalSeconds;
        var after = run.Read(run.Main, 0, 60).Counters;
        var counted = after.NetImport - after.NetExport - before.NetImport + before.NetExport;
        if (Math.Abs(sum - counted) > 1e-7 * Math.Abs(counted))
        {
            sound = false;
            Console.Error.WriteLine($"NOT SOUND: {sum} kWs in seconds, and the counter counted {counted}");
        }

        return 60.0 * ReadMinutes * machines / took;
    }
}
