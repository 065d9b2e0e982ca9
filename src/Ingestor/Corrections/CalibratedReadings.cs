using Monitoring.Analysis.Calibrations;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Contracts;
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

    /// <summary>Newest values of meters of one site, calibrated.</summary>
    public async Task<IReadOnlyList<LatestValues>> ApplyAsync(string site, IReadOnlyList<LatestValues> meters, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var rows = await table.CalibrationsAsync(site, cancel);
        return rows.Count == 0 ? meters : [.. meters.Select(m => m with { Values = Calibrated(m, [.. rows.Where(r => r.Meter == m.Meter).Select(MeterCorrections.CalibrationOf)]) })];
    }

    /// <summary>Quarter hours of a counter, calibrated.</summary>
    public async Task<IReadOnlyList<CounterInterval>> ApplyAsync(
        string site, string meter, Quantity counter, IReadOnlyList<CounterInterval> intervals, CancellationToken cancel) =>
        await FactorAsync(site, meter, counter, cancel) is { } factor
            ? [.. intervals.Select(i => i with { Delta = i.Delta * factor(i.Start.ToUnixTimeMilliseconds()) })]
            : intervals;

    /// <summary>Quarter hours of a gauge, calibrated.</summary>
    public async Task<IReadOnlyList<GaugeInterval>> ApplyAsync(
        string site, string meter, Quantity gauge, IReadOnlyList<GaugeInterval> intervals, CancellationToken cancel) =>
        await FactorAsync(site, meter, gauge, cancel) is { } factor
            ? [.. intervals.Select(i => Calibrated(i, factor(i.Start.ToUnixTimeMilliseconds())))]
            : intervals;

    private static GaugeInterval Calibrated(GaugeInterval i, double f) =>
        i with { Mean = i.Mean * f, Min = Math.Min(i.Min * f, i.Max * f), Max = Math.Max(i.Min * f, i.Max * f) };

    private static IReadOnlyDictionary<string, LatestValue> Calibrated(LatestValues meter, Calibration[] calibrations) => calibrations.Length == 0
        ? meter.Values
        : meter.Values.ToDictionary(
            v => v.Key,
            v => QuantityCatalogue.TryGet(v.Key.AsSpan(), out var quantity)
                ? v.Value with { Value = v.Value.Value * CalibrationRules.FactorOf(calibrations, quantity, v.Value.Time.ToUnixTimeMilliseconds()) }
                : v.Value,
            StringComparer.Ordinal);
}
