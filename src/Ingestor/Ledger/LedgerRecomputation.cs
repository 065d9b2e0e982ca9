using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Recomputes one span of one meter's ledger from the store. Idempotent.</summary>
public sealed class LedgerRecomputation(MeterHistory history, LedgerTable ledger)
{
    private const long QuarterMs = 15 * 60 * 1000;

    // So much is read and calculated at once: a week of readings every second is a few hundred thousand per quantity.
    private const long PieceMs = 7L * 24 * 3_600_000;

    /// <summary>Recomputes every quarter hour that the readings in the span can have changed, then takes the mark away.</summary>
    public async Task RunAsync(DirtySpan span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var (from, to) = (Floor(span.FromMs), Floor(span.ToMs) + QuarterMs);
        if (to - from <= PieceMs)
        {
            var samples = await ReadAsync(span, from, to, cancel);
            var affected = AffectedSpan.Of(samples, span.FromMs, span.ToMs);
            if (Floor(affected.FromMs) >= from && affected.ToMs <= to)
            {
                await ReplaceAsync(span, samples, from, to, cancel);
                await ledger.DoneAsync(span, cancel);
                return;
            }

            (from, to) = (Math.Min(from, Floor(affected.FromMs)), Math.Max(to, Floor(affected.ToMs - 1) + QuarterMs));
        }
        else
        {
            var start = AffectedSpan.Of(await ReadAsync(span, from, from + QuarterMs, cancel), span.FromMs, from + QuarterMs - 1);
            var end = AffectedSpan.Of(await ReadAsync(span, to - QuarterMs, to, cancel), to - QuarterMs, span.ToMs);
            (from, to) = (Math.Min(from, Floor(start.FromMs)), Math.Max(to, Floor(end.ToMs - 1) + QuarterMs));
        }

        for (var at = from; at < to; at += PieceMs)
        {
            var pieceTo = Math.Min(to, at + PieceMs);
            await ReplaceAsync(span, await ReadAsync(span, at, pieceTo, cancel), at, pieceTo, cancel);
        }

        await ledger.DoneAsync(span, cancel);
    }

    private Task<IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>>> ReadAsync(DirtySpan span, long fromMs, long toMs, CancellationToken cancel) =>
        history.ReadAsync(span.Site, span.Meter, MeterSamples.Quantities, fromMs, toMs, cancel);

    private Task ReplaceAsync(
        DirtySpan span, IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>> samples, long fromMs, long toMs, CancellationToken cancel) =>
        ledger.ReplaceAsync(
            span.Site,
            span.Meter,
            fromMs,
            toMs,
            IntervalBuilder.Build(MeterSamples.From(q => samples.GetValueOrDefault(q) ?? []), fromMs, toMs),
            cancel);

    private static long Floor(long ms) => ms - (((ms % QuarterMs) + QuarterMs) % QuarterMs);
}
