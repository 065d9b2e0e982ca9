using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;

namespace Monitoring.Ingestor.Reading;

/// <summary>
/// Quarter hours of a quantity that the ledger does not keep, calculated from its readings for each request, a week at a time
/// so that the length of the span does not decide the memory it takes.
/// </summary>
public sealed class CalculatedIntervals(MeterHistory history, CalibratedReadings calibrated)
{
    private const long PieceMs = 7L * 24 * 3_600_000;

    /// <summary>What a counter gained, by intervals whose start lies in [from, to).</summary>
    public async Task<IReadOnlyList<CounterInterval>> OfCounterAsync(MeterState meter, Quantity counter, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(meter);
        var intervals = await InPiecesAsync(meter, counter, fromMs, toMs, (samples, from, to) => QuantityIntervals.OfCounter(samples, counter, from, to), cancel);
        return await calibrated.ApplyAsync(meter.Site, meter.Meter, counter, intervals, cancel);
    }

    /// <summary>Mean and extremes of a gauge, by intervals whose start lies in [from, to).</summary>
    public async Task<IReadOnlyList<GaugeInterval>> OfGaugeAsync(MeterState meter, Quantity gauge, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(meter);
        var intervals = await InPiecesAsync(meter, gauge, fromMs, toMs, QuantityIntervals.OfGauge, cancel);
        return await calibrated.ApplyAsync(meter.Site, meter.Meter, gauge, intervals, cancel);
    }

    private async Task<IReadOnlyList<T>> InPiecesAsync<T>(
        MeterState meter, Quantity quantity, long fromMs, long toMs, Func<IReadOnlyList<Domain.Readings.Sample>, long, long, IReadOnlyList<T>> calculate, CancellationToken cancel)
    {
        var intervals = new List<T>();
        var from = Ceiling(Math.Max(fromMs, meter.FirstMs - LedgerInterval.StepMs));
        var to = Ceiling(Math.Min(toMs, meter.LastMs + LedgerInterval.StepMs));
        for (var at = from; at < to; at += PieceMs)
        {
            var end = Math.Min(to, at + PieceMs);
            var samples = await history.ReadAsync(meter.Site, meter.Meter, [quantity], at, end, cancel);
            intervals.AddRange(calculate(samples.GetValueOrDefault(quantity) ?? [], at, end));
        }

        return intervals;
    }

    private static long Ceiling(long ms) => -LedgerInterval.StartOf(-ms);
}
