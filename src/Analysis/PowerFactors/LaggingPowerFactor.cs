using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.PowerFactors;

/// <summary>Power factor from energy: kWh / √(kWh² + kvarh²), lagging (inductive) reactive energy only.</summary>
public static class LaggingPowerFactor
{
    /// <summary>
    /// The factor of all intervals that know both energies, 0 to 1; null where none used any energy, and where neither lagging nor leading
    /// reactive energy was ever seen (a meter that only sends zeros does not measure it).
    /// </summary>
    public static double? Of(IEnumerable<LedgerInterval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        double active = 0;
        double reactive = 0;
        var seen = false;
        foreach (var interval in intervals)
        {
            if (interval is { EnergyImportWh: { } wh, ReactiveLagVarh: { } varh })
            {
                active += wh;
                reactive += varh;
                seen = seen || varh > 0 || interval.ReactiveLeadVarh > 0;
            }
        }

        return seen && active > 0 ? active / Math.Sqrt((active * active) + (reactive * reactive)) : null;
    }

    /// <summary>The factor in whole percent, as contracts use it.</summary>
    public static int Percent(double factor) => (int)Math.Round(100 * factor, MidpointRounding.AwayFromZero);
}
