using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Recomputes one span of one meter's ledger from the store. Idempotent.</summary>
public sealed class LedgerRecomputation(MeterHistory history, LedgerTable ledger)
{
    // So much is read and calculated at once: a week of readings every second is a few hundred thousand per quantity.
    private const long PieceMs = 7L * 24 * 3_600_000;

    /// <summary>Recomputes every quarter hour that the readings in the span can have changed, then takes the mark away.</summary>
    public async Task RunAsync(DirtySpan span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        var (from, to) = (LedgerInterval.StartOf(span.FromMs), LedgerInterval.StartOf(span.ToMs) + LedgerInterval.StepMs);
        if (to - from <= PieceMs)
        {
            var samples = await ReadAsync(span, from, to, cancel);
            var affected = AffectedSpan.Of(samples, span.FromMs, span.ToMs);
            if (LedgerInterval.StartOf(affected.FromMs) >= from && affected.ToMs <= to)
            {
                await ReplaceAsync(span, samples, from, to, cancel);
                await ledger.DoneAsync(span, cancel);
                return;
            }

            (from, to) = (Math.Min(from, LedgerInterval.StartOf(affected.FromMs)), Math.Max(to, LedgerInterval.StartOf(affected.ToMs - 1) + LedgerInterval.StepMs));
        }
        else
        {
            // Too much to read at once: how far it reaches is seen at its ends.
            var start = AffectedSpan.Of(await ReadAsync(span, from, from + LedgerInterval.StepMs, cancel), span.FromMs, span.ToMs);
            var end = AffectedSpan.Of(await ReadAsync(span, to - LedgerInterval.StepMs, to, cancel), span.FromMs, span.ToMs);
            (from, to) = (Math.Min(from, LedgerInterval.StartOf(start.FromMs)), Math.Max(to, LedgerInterval.StartOf(end.ToMs - 1) + LedgerInterval.StepMs));
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
}
