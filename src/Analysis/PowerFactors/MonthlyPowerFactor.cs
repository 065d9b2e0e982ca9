using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.PowerFactors;

/// <summary>
/// The power factor of a local month as Japan's high-voltage contracts take it: sums of 8 to 22 h, every day, in whole percent.
/// Source: the utilities' explanation of the power factor discount.
/// </summary>
/// <param name="Month">First day of the local month.</param>
/// <param name="Factor">Power factor, 0 to 1.</param>
/// <param name="ActiveWh">Imported energy behind it in Wh.</param>
/// <param name="Hours">Hours behind it; a whole month of 30 days has 420.</param>
/// <param name="MeasuredShare">Share of those hours that measurements cover, 0 to 1.</param>
public sealed record MonthlyPowerFactor(DateOnly Month, double Factor, double ActiveWh, double Hours, double MeasuredShare)
{
    /// <summary>Metered hours of a day.</summary>
    public const int HoursPerDay = LastHour - FirstHour;

    private const int FirstHour = 8;
    private const int LastHour = 22;

    /// <summary>In whole percent.</summary>
    public int Percent => LaggingPowerFactor.Percent(Factor);

    /// <summary>The months, ascending; a month without reactive energy is left out.</summary>
    public static IReadOnlyList<MonthlyPowerFactor> Of(IEnumerable<LedgerInterval> intervals, SiteZone zone)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentNullException.ThrowIfNull(zone);
        var months = new List<MonthlyPowerFactor>();
        var metered = intervals
            .Where(i => i is { EnergyImportWh: not null, ReactiveLagVarh: not null })
            .Select(i => (Interval: i, Local: zone.ToLocal(i.Start)))
            .Where(i => i.Local.Hour is >= FirstHour and < LastHour);
        foreach (var month in metered.GroupBy(i => new DateOnly(i.Local.Year, i.Local.Month, 1)).OrderBy(g => g.Key))
        {
            List<LedgerInterval> known = [.. month.Select(i => i.Interval)];
            if (LaggingPowerFactor.Of(known) is { } factor)
            {
                months.Add(new MonthlyPowerFactor(
                    month.Key, factor, known.Sum(i => i.EnergyImportWh!.Value), known.Count * LedgerInterval.Step.TotalHours, known.Average(i => i.Coverage)));
            }
        }

        return months;
    }
}
