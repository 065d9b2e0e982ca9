using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory.Plants;

/// <summary>What an energy expert reads from a year of a plant's quarter hours.</summary>
/// <param name="LoadFactor">Mean over the largest half hour.</param>
/// <param name="BaseShare">Load that is exceeded 95 % of the time, over the mean.</param>
/// <param name="Night">Mean of 0 to 5 h of working days over that of 9 to 12 h.</param>
/// <param name="Lunch">Mean of the lunch hour over that of 9 to 12 h.</param>
/// <param name="Saturday">Mean of Saturdays over that of working days.</param>
/// <param name="Sunday">Mean of Sundays over that of working days.</param>
/// <param name="PowerFactor">Of 8 to 22 h.</param>
/// <param name="PeakKw">Largest half hour.</param>
/// <param name="KwhPerM2">Of the year and the floor.</param>
internal sealed record PlantFigures(
    double LoadFactor, double BaseShare, double Night, double Lunch, double Saturday, double Sunday, double PowerFactor, double PeakKw, double KwhPerM2)
{
    internal static PlantFigures Of(Plant plant, int seed)
    {
        var from = plant.StartOf(plant.CountersSince);
        var main = PlantSeries.Of(plant, seed, from, from.AddDays(364), PlantSeries.QuarterHour, cancel: TestContext.Current.CancellationToken).Main;
        var all = Enumerable.Range(0, main.Count).Select(i => new Quarter(TimeZoneInfo.ConvertTime(main.StartOf(i), plant.Zone).DateTime, main.MeanKw(i), main.LagKvarh[i])).ToList();
        var working = all.Where(q => plant.Calendar.IsWorkingDay(DateOnly.FromDateTime(q.Local)) && q.Local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var morning = Mean(working.Where(q => q.Local.Hour is >= 9 and < 12));
        var metered = all.Where(q => q.Local.Hour is >= 8 and < 22).ToList();
        var (kwh, kvarh) = (metered.Sum(q => q.Kw) / 4, metered.Sum(q => q.Kvarh));
        var peak = Enumerable.Range(0, main.Count / 2).Max(i => (main.MeanKw(2 * i) + main.MeanKw((2 * i) + 1)) / 2);
        var mean = Mean(all);
        return new PlantFigures(
            mean / peak, all.Select(q => q.Kw).Order().ElementAt(all.Count / 20) / mean, Mean(working.Where(q => q.Local.Hour < 5)) / morning,
            Mean(working.Where(q => q.Local.Hour == 12)) / morning, Mean(all.Where(q => q.Local.DayOfWeek == DayOfWeek.Saturday)) / Mean(working),
            Mean(all.Where(q => q.Local.DayOfWeek == DayOfWeek.Sunday)) / Mean(working), kwh / Math.Sqrt((kwh * kwh) + (kvarh * kvarh)), peak,
            mean * 8760 / (plant.Building?.FloorM2 ?? double.NaN));
    }

    private static double Mean(IEnumerable<Quarter> quarters) => quarters.Select(q => q.Kw).DefaultIfEmpty(0).Average();

    private sealed record Quarter(DateTime Local, double Kw, double Kvarh);
}
