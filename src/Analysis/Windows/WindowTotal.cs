using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Windows;

/// <summary>What the ledger knows of one window: a sum is null where no interval knows it, never 0.</summary>
/// <param name="window">The window.</param>
public sealed class WindowTotal(TimeRange window)
{
    private readonly double[] _byOrigin = new double[Enum.GetValues<IntervalOrigin>().Length];
    private double _knownQuarters;
    private double _coveredQuarters;

    /// <summary>The window.</summary>
    public TimeRange Window { get; } = window;

    /// <summary>Imported energy in Wh.</summary>
    public double? EnergyImportWh { get; private set; }

    /// <summary>Exported energy in Wh.</summary>
    public double? EnergyExportWh { get; private set; }

    /// <summary>Lagging reactive energy in varh.</summary>
    public double? ReactiveLagVarh { get; private set; }

    /// <summary>Leading reactive energy in varh.</summary>
    public double? ReactiveLeadVarh { get; private set; }

    /// <summary>Share of the window that measurements cover, 0 to 1.</summary>
    public double Coverage => _coveredQuarters / (Window.Length / LedgerInterval.Step);

    /// <summary>Share of the window whose energy is known, measured or not, 0 to 1.</summary>
    public double KnownShare => _knownQuarters / (Window.Length / LedgerInterval.Step);

    /// <summary>Mean active power in W over the known time, import positive; null where nothing is known.</summary>
    public double? MeanW => _knownQuarters > 0 && (EnergyImportWh ?? EnergyExportWh) is not null
        ? ((EnergyImportWh ?? 0) - (EnergyExportWh ?? 0)) / (_knownQuarters * LedgerInterval.Step.TotalHours)
        : null;

    /// <summary>Share of the energy in both directions that comes from intervals of an origin, 0 to 1; null where there is no energy.</summary>
    public double? ShareOf(IntervalOrigin origin) => _byOrigin.Sum() is > 0 and var all ? _byOrigin[(int)origin] / all : null;

    /// <summary>One total for each window, also of those of which nothing is known.</summary>
    /// <param name="intervals">Ledger intervals of one meter, ascending.</param>
    /// <param name="windows">Windows, ascending, that do not overlap, from <see cref="LocalWindows"/>.</param>
    public static IReadOnlyList<WindowTotal> Of(IReadOnlyList<LedgerInterval> intervals, IEnumerable<TimeRange> windows)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentNullException.ThrowIfNull(windows);
        var totals = new List<WindowTotal>();
        var next = 0;
        foreach (var window in windows)
        {
            var total = new WindowTotal(window);
            for (; next < intervals.Count && intervals[next].Start < window.To; next++)
            {
                if (intervals[next].Start >= window.From)
                {
                    total.Add(intervals[next]);
                }
            }

            totals.Add(total);
        }

        return totals;
    }

    private void Add(LedgerInterval interval)
    {
        EnergyImportWh = Sum(EnergyImportWh, interval.EnergyImportWh);
        EnergyExportWh = Sum(EnergyExportWh, interval.EnergyExportWh);
        ReactiveLagVarh = Sum(ReactiveLagVarh, interval.ReactiveLagVarh);
        ReactiveLeadVarh = Sum(ReactiveLeadVarh, interval.ReactiveLeadVarh);
        _byOrigin[(int)interval.Origin] += (interval.EnergyImportWh ?? 0) + (interval.EnergyExportWh ?? 0);
        _knownQuarters += interval.KnownShare;
        _coveredQuarters += interval.Coverage;
    }

    private static double? Sum(double? total, double? more) => more is null ? total : (total ?? 0) + more;
}
