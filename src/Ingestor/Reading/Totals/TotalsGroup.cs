using Monitoring.Analysis.Sites;
using Monitoring.Ingestor.Ledger;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>Totals of one meter over one group.</summary>
/// <param name="Window">The group's time, within the time asked about.</param>
/// <param name="Intervals">Number of quarter hours that exist.</param>
/// <param name="CoveredMs">Measured time, ms.</param>
/// <param name="ImportWh">Imported energy, Wh; null where none is known.</param>
/// <param name="ExportWh">Exported energy, Wh; null where none is known.</param>
/// <param name="EstimatedWh">Of both, what is estimated.</param>
/// <param name="PeakW">Highest mean power of a whole quarter hour, W.</param>
/// <param name="PeakQuarter">When that was, in quarter hours since 1970 (UTC).</param>
internal readonly record struct TotalsGroup(
    TimeRange Window, long Intervals, long CoveredMs, double? ImportWh, double? ExportWh, double EstimatedWh, double? PeakW, int? PeakQuarter)
{
    internal static TotalsGroup Of(TimeRange window, QuarterSums sums) => new(
        window, sums.Intervals, sums.CoveredMs, sums.ImportWh, sums.ExportWh, sums.EstimatedWh(), sums.PeakW, sums.PeakQuarter);

    /// <summary>Both, of two parts of one group of which the other is the later.</summary>
    internal TotalsGroup With(TotalsGroup later)
    {
        var isHigher = later.PeakW is { } peak && !(PeakW >= peak);
        return this with
        {
            Intervals = Intervals + later.Intervals,
            CoveredMs = CoveredMs + later.CoveredMs,
            ImportWh = Sum(ImportWh, later.ImportWh),
            ExportWh = Sum(ExportWh, later.ExportWh),
            EstimatedWh = EstimatedWh + later.EstimatedWh,
            PeakW = isHigher ? later.PeakW : PeakW,
            PeakQuarter = isHigher ? later.PeakQuarter : PeakQuarter,
        };
    }

    private static double? Sum(double? a, double? b) => a is null ? b : a + (b ?? 0);
}
