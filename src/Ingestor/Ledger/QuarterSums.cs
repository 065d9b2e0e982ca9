using Monitoring.Domain.Ledger;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Totals of one meter's quarter hours over some time. Energy that is not measured is given by its origin too; the rest is measured.</summary>
public class QuarterSums
{
    /// <summary>Number of quarter hours that exist.</summary>
    public int Intervals { get; set; }

    /// <summary>Measured time, ms.</summary>
    public long CoveredMs { get; set; }

    /// <summary>Imported energy, Wh; null where no quarter hour knows any.</summary>
    public double? ImportWh { get; set; }

    /// <summary>Exported energy, Wh; null where no quarter hour knows any.</summary>
    public double? ExportWh { get; set; }

    /// <summary>Imported energy from a counter's difference across a gap, Wh.</summary>
    public double ImportGapWh { get; set; }

    /// <summary>Imported energy integrated from power, Wh.</summary>
    public double ImportPowerWh { get; set; }

    /// <summary>Imported energy entered or corrected by people, Wh.</summary>
    public double ImportEditedWh { get; set; }

    /// <summary>Exported energy from a counter's difference across a gap, Wh.</summary>
    public double ExportGapWh { get; set; }

    /// <summary>Exported energy integrated from power, Wh.</summary>
    public double ExportPowerWh { get; set; }

    /// <summary>Exported energy entered or corrected by people, Wh.</summary>
    public double ExportEditedWh { get; set; }

    /// <summary>Highest mean power of a whole quarter hour, W; import positive.</summary>
    public double? PeakW { get; set; }

    /// <summary>When that was, in quarter hours since 1970 (UTC).</summary>
    public int? PeakQuarter { get; set; }

    /// <summary>Adds a quarter hour.</summary>
    public void Add(LedgerInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        Intervals++;
        CoveredMs += (long)Math.Round(interval.Coverage * LedgerInterval.StepMs);
        ImportWh = Sum(ImportWh, interval.EnergyImportWh);
        ExportWh = Sum(ExportWh, interval.EnergyExportWh);
        var (import, export) = (interval.EnergyImportWh ?? 0, interval.EnergyExportWh ?? 0);
        switch (interval.Origin)
        {
            case IntervalOrigin.CounterAcrossGap:
                ImportGapWh += import;
                ExportGapWh += export;
                break;
            case IntervalOrigin.IntegratedFromPower:
                ImportPowerWh += import;
                ExportPowerWh += export;
                break;
            case IntervalOrigin.Edited:
                ImportEditedWh += import;
                ExportEditedWh += export;
                break;
        }

        // A few seconds of a first or running quarter hour must not become the peak.
        if (interval is { IsWhole: true, MeanW: { } mean } && !(PeakW >= mean))
        {
            (PeakW, PeakQuarter) = (mean, Quarters.Of(interval.Start.ToUnixTimeMilliseconds()));
        }
    }

    /// <summary>Energy in and out that is spread over gaps or integrated from power, Wh.</summary>
    internal double EstimatedWh() => ImportGapWh + ImportPowerWh + ExportGapWh + ExportPowerWh;

    private static double? Sum(double? sum, double? more) => more is null ? sum : (sum ?? 0) + more;
}
