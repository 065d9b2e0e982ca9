using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Readings;

namespace Monitoring.Benchmarks.Ledger;

/// <summary>A month of one meter, a sample of each of its quantities every second.</summary>
/// <param name="Name">Name in the figures.</param>
/// <param name="Samples">What the meter reported, ascending.</param>
internal sealed record CalculationCase(string Name, MeterSamples Samples)
{
    private const int Seconds = 30 * 24 * 3600;

    /// <summary>Start of the month, Unix ms UTC.</summary>
    public const long FromMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z

    /// <summary>End of the month, Unix ms UTC.</summary>
    public const long ToMs = FromMs + (Seconds * 1000L);

    /// <summary>Number of samples of all quantities.</summary>
    public int Count => Samples.EnergyImport.Count + Samples.ActivePower.Count;

    public static IReadOnlyList<CalculationCase> All()
    {
        var (counter, power) = Month();
        return
        [
            new("counter", new MeterSamples { EnergyImport = counter }),
            new("power", new MeterSamples { ActivePower = power }),
            new("counter-and-power", new MeterSamples { EnergyImport = counter, ActivePower = power }),

            // The worst that a meter in order does: near a decrease every sample is compared with its neighbours.
            new("jittering-counter", new MeterSamples { EnergyImport = counter.Select((s, i) => i % 100 == 50 ? s with { Value = s.Value - 50 } : s).ToArray() }),
        ];
    }

    // A machine of up to 60 kW that is off at night; the counter shows tenths of a Wh.
    private static (Sample[] Counter, Sample[] Power) Month()
    {
        var (counter, power) = (new Sample[Seconds + 1], new Sample[Seconds + 1]);
        var random = new Random(1);
        var total = 5e6;
        for (var i = 0; i <= Seconds; i++)
        {
            var hour = i / 3600 % 24;
            var watts = hour is >= 7 and < 20 ? 20_000 + (40_000 * random.NextDouble()) : 150;
            var timeMs = FromMs + (i * 1000L);
            counter[i] = new Sample(timeMs, Math.Round(total, 1));
            power[i] = new Sample(timeMs, Math.Round(watts, 1));
            total += watts / 3600;
        }

        return (counter, power);
    }
}
