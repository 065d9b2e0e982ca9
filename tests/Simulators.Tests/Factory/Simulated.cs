using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory;

/// <summary>Reads simulated plants for the tests. Times are Japan's.</summary>
internal static class Simulated
{
    /// <summary>The demo's plant, with counters that began shortly before the days the tests look at.</summary>
    public static readonly Plant Demo = PlantFile.Read(PlantFile.Demo) with { CountersSince = new DateOnly(2026, 10, 1) };

    public static DateTimeOffset At(int year, int month, int day, int hour = 0, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(9));

    public static IReadOnlyList<Reading> Readings(DateTimeOffset at, int seed = 1) => new PlantMeters(Demo, seed).At(at);

    /// <summary>Mean power of a meter in kW over a span.</summary>
    public static double MeanKw(string meter, DateTimeOffset from, DateTimeOffset to, int seed = 1)
    {
        var meters = new PlantMeters(Demo with { CountersSince = DateOnly.FromDateTime(from.Date) }, seed);
        var before = meters.At(from).Single(r => r.Meter == meter).Wh;
        return (meters.At(to).Single(r => r.Meter == meter).Wh - before) / (to - from).TotalHours / 1000;
    }
}
