using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;

namespace Monitoring.Analysis.Calibrations;

/// <summary>Applies calibrations. Pure: without a calibration every value is exactly what it was. Several that overlap multiply.</summary>
public static class CalibrationRules
{
    /// <summary>The interval as it would be had the meter been right.</summary>
    public static LedgerInterval Apply(IEnumerable<Calibration> calibrations, LedgerInterval interval)
    {
        ArgumentNullException.ThrowIfNull(calibrations);
        ArgumentNullException.ThrowIfNull(interval);
        var start = interval.Start.ToUnixTimeMilliseconds();
        return calibrations.Where(c => c.HoldsAt(start)).Aggregate(interval, Apply);
    }

    /// <summary>
    /// The factor, with sign, for a reading of <paramref name="quantity"/> or a rise of it; 1 where nothing applies. The sign of a
    /// reversed transformer applies to signed power; a counter stays in its direction.
    /// </summary>
    /// <param name="calibrations">The meter's calibrations.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="timeMs">Time of the reading, Unix ms.</param>
    public static double FactorOf(IEnumerable<Calibration> calibrations, Quantity quantity, long timeMs)
    {
        ArgumentNullException.ThrowIfNull(calibrations);
        ArgumentNullException.ThrowIfNull(quantity);
        var factor = 1.0;
        foreach (var calibration in calibrations)
        {
            if (calibration.HoldsAt(timeMs) && Concerns(calibration.Target, quantity))
            {
                factor *= calibration.IsReversed && IsSignedPower(quantity) ? -calibration.Factor : calibration.Factor;
            }
        }

        return factor;
    }

    private static LedgerInterval Apply(LedgerInterval interval, Calibration calibration)
    {
        // Mean power is the energy over the time, so it goes with the energy, whatever that was calculated from.
        var energy = interval.Origin == IntervalOrigin.IntegratedFromPower
            ? calibration.Target != CalibrationTarget.Energy
            : calibration.Target != CalibrationTarget.Power;
        var result = energy ? WithEnergy(interval, calibration) : interval;
        result = calibration.Target == CalibrationTarget.Energy ? result : WithExtremes(result, calibration);
        return calibration.Target == CalibrationTarget.All ? result : WithoutContradiction(result);
    }

    private static LedgerInterval WithEnergy(LedgerInterval interval, Calibration calibration)
    {
        var f = calibration.Factor;
        return calibration.IsReversed
            ? interval with
            {
                EnergyImportWh = interval.EnergyExportWh * f,
                EnergyExportWh = interval.EnergyImportWh * f,
                MeanW = -interval.MeanW * f,
                ReactiveLagVarh = interval.ReactiveLeadVarh * f,
                ReactiveLeadVarh = interval.ReactiveLagVarh * f,
            }
            : interval with
            {
                EnergyImportWh = interval.EnergyImportWh * f,
                EnergyExportWh = interval.EnergyExportWh * f,
                MeanW = interval.MeanW * f,
                ReactiveLagVarh = interval.ReactiveLagVarh * f,
                ReactiveLeadVarh = interval.ReactiveLeadVarh * f,
            };
    }

    private static LedgerInterval WithExtremes(LedgerInterval interval, Calibration calibration) => calibration.IsReversed
        ? interval with { MinW = -interval.MaxW * calibration.Factor, MaxW = -interval.MinW * calibration.Factor }
        : interval with { MinW = interval.MinW * calibration.Factor, MaxW = interval.MaxW * calibration.Factor };

    // Extremes come from power where it is sent, else from the counter's slope; the interval does not say which. Those that the
    // corrected mean contradicts are not known.
    private static LedgerInterval WithoutContradiction(LedgerInterval interval) => interval with
    {
        MinW = interval.MinW > interval.MeanW ? null : interval.MinW,
        MaxW = interval.MaxW < interval.MeanW ? null : interval.MaxW,
    };

    private static bool Concerns(CalibrationTarget target, Quantity quantity)
    {
        var isEnergy = quantity.Kind == QuantityKind.Counter && quantity.Name.Contains("energy", StringComparison.Ordinal);
        var isPower = quantity.Name.Contains("_power_", StringComparison.Ordinal);
        return target switch
        {
            CalibrationTarget.Energy => isEnergy,
            CalibrationTarget.Power => isPower,
            _ => isEnergy || isPower || quantity.Name.StartsWith("current_", StringComparison.Ordinal),
        };
    }

    private static bool IsSignedPower(Quantity quantity) =>
        quantity.Name.StartsWith("active_power", StringComparison.Ordinal) || quantity.Name.StartsWith("reactive_power", StringComparison.Ordinal);
}
