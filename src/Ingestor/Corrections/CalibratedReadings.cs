using Monitoring.Analysis.Calibrations;
using Monitoring.Domain.Quantities;

namespace Monitoring.Ingestor.Corrections;

/// <summary>What readings are multiplied with on their way out, so that they agree with the ledger; the store keeps them as they came.</summary>
public sealed class CalibratedReadings(CorrectionTable table)
{
    /// <summary>The factor, with sign, of one quantity by time (Unix ms); null when there is nothing to correct.</summary>
    public async Task<Func<long, double>?> FactorAsync(string site, string meter, Quantity quantity, CancellationToken cancel)
    {
        var calibrations = (await MeterCorrections.ReadAsync(site, meter, table, cancel)).Calibrations;
        return calibrations.Count == 0 ? null : timeMs => CalibrationRules.FactorOf(calibrations, quantity, timeMs);
    }
}
