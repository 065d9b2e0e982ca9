using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.EndToEnd.Tests.Running;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.WholePath;

/// <summary>The known figures of the steel plant's year 2018, asserted from what the read API answers and nothing else.</summary>
internal static class SteelFigures
{
    private const string From = "2018-01-01T00:00:00+09:00";
    private const string To = "2019-01-02T00:00:00+09:00";
    private const int Rows = 35_040;
    private static readonly TimeSpan PlantOffset = TimeSpan.FromHours(9);
    private static readonly double[] MonthlyPeaksKw = [612.6, 582.0, 605.2, 556.1, 560.2, 535.4, 486.7, 534.8, 510.5, 557.7, 628.7, 596.7];

    public static Task ArriveAsync(Plant plant, CancellationToken cancel) => Eventually.TrueAsync(
        async () =>
        {
            var series = await plant.Api.IntervalsAsync(Plant.Site, "steel", From, To, cancel);
            return series.Start.Count >= Rows && series.Coverage.All(c => c > 0.999);
        },
        "the whole year is in the ledger",
        TimeSpan.FromMinutes(4),
        cancel);

    public static async Task AssertAsync(ReadApi api, CancellationToken cancel)
    {
        var power = await api.ReadingsAsync(Plant.Site, "steel", "active_power_w", From, To, cancel);
        var counter = await api.ReadingsAsync(Plant.Site, "steel", "energy_import_wh", From, To, cancel);
        Assert.Equal(Rows, power.Time.Count);
        Assert.Equal(Rows, power.Time.Distinct().Count());
        Assert.Equal(Rows + 1, counter.Time.Count); // one more than intervals: each needs a reading at both ends
        Assert.Equal(959_636.71, (counter.Value[^1] - counter.Value[0]) / 1000, 2);

        var series = await api.IntervalsAsync(Plant.Site, "steel", From, To, cancel);
        Assert.Equal(Rows, series.Start.Count);
        Assert.All(series.Origin, origin => Assert.Equal("measured", origin));
        AssertEnergy(series.ToIntervals());
    }

    private static void AssertEnergy(IReadOnlyList<LedgerInterval> intervals)
    {
        var totalKwh = intervals.Sum(i => i.EnergyImportWh!.Value) / 1000;
        Assert.Equal(959_636.71, totalKwh, 2);

        var peak = intervals.MaxBy(i => i.MeanW)!;
        Assert.Equal(628.72, peak.MeanW!.Value / 1000, 2);
        Assert.Equal(new DateTimeOffset(2018, 11, 22, 9, 45, 0, PlantOffset), peak.End);
        Assert.Equal(0.1742, totalKwh / (peak.MeanW.Value / 1000 * intervals.Count / 4), 4);

        var monthly = intervals.GroupBy(i => i.Start.ToOffset(PlantOffset).Month).OrderBy(g => g.Key).Select(g => g.Max(i => i.MeanW!.Value) / 1000);
        Assert.Equal(MonthlyPeaksKw, monthly.Select(kw => Math.Round(kw, 1)));

        var lag = intervals.Sum(i => i.ReactiveLagVarh!.Value) / 1000;
        Assert.Equal(0.9029, totalKwh / Math.Sqrt((totalKwh * totalKwh) + (lag * lag)), 4);

        var offHours = intervals.Where(i => IsOffHours(i.Start.ToOffset(PlantOffset))).Sum(i => i.EnergyImportWh!.Value) / 1000;
        Assert.Equal(18.07, 100 * offHours / totalKwh, 2);
    }

    // The data set's own definition: weekend, or 22:00 to 07:00.
    private static bool IsOffHours(DateTimeOffset local) =>
        local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is >= 22 or < 7;
}
