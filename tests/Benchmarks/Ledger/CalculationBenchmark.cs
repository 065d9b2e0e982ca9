using System.Diagnostics;
using Monitoring.Analysis.Intervals;

namespace Monitoring.Benchmarks.Ledger;

/// <summary>From samples to quarter hours on one core, without any store.</summary>
internal static class CalculationBenchmark
{
    // The compiler replaces hot code while it runs; by then it has.
    private const int WarmUps = 5;

    /// <returns>True when the month's energy came out as the counter's difference.</returns>
    public static bool Run(int rounds)
    {
        var sound = true;
        foreach (var @case in CalculationCase.All())
        {
            var (perSecond, bytes) = (new List<double>(), new List<double>());
            for (var i = -WarmUps; i < rounds; i++)
            {
                var (seconds, allocated) = Measure(@case, ref sound);
                if (i >= 0)
                {
                    perSecond.Add(@case.Count / seconds);
                    bytes.Add((double)allocated / @case.Count);
                }
            }

            Figure.Print("ledger.samples_per_second", @case.Name, "1/s", perSecond);
            Figure.Print("ledger.bytes_per_sample", @case.Name, "bytes", bytes);
        }

        return sound;
    }

    private static (double Seconds, long Allocated) Measure(CalculationCase @case, ref bool sound)
    {
        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var intervals = IntervalBuilder.Build(@case.Samples, CalculationCase.FromMs, CalculationCase.ToMs);
        var seconds = clock.Elapsed.TotalSeconds;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        var energy = intervals.Sum(i => i.EnergyImportWh!.Value);
        var counter = @case.Samples.EnergyImport;
        if (counter.Count > 0 && Math.Abs(counter[^1].Value - counter[0].Value - energy) > 0.01)
        {
            sound = false;
            Console.Error.WriteLine($"{@case.Name}: NOT SOUND: {energy} Wh, and the counter counted {counter[^1].Value - counter[0].Value}");
        }

        return (seconds, allocated);
    }
}
