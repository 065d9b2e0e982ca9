using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Corrections;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Recomputes one span of one meter's ledger from the store. Idempotent.</summary>
public sealed class LedgerRecomputation(MeterHistory history, CorrectionTable corrections, DirtySpans dirty, ExpiredPast past)
{
    // So much is read and calculated at once: a week of readings every second is a few hundred thousand per quantity.
    private const long PieceMs = 7L * 24 * 3_600_000;

    /// <summary>Recomputes every quarter hour that the readings in the span can have changed; the ledger's new parts go to <paramref name="batch"/>.</summary>
    public async Task RunAsync(DirtySpan span, LedgerBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(batch);
        var corrected = await MeterCorrections.ReadAsync(span.Site, span.Meter, corrections, cancel);
        await corrected.MarkHolderAsync(dirty, span.FromMs, span.ToMs, cancel);
        var (from, to) = (LedgerInterval.StartOf(span.FromMs), LedgerInterval.StartOf(span.ToMs) + LedgerInterval.StepMs);
        if (to - from <= PieceMs)
        {
            var samples = await ReadAsync(corrected, from, to, cancel);
            var affected = AffectedSpan.Of(samples, span.FromMs, span.ToMs);
            if (LedgerInterval.StartOf(affected.FromMs) >= from && affected.ToMs <= to)
            {
                await ReplaceAsync(span, corrected, samples, from, to, isLast: true, batch, cancel);
                return;
            }

            (from, to) = (Math.Min(from, LedgerInterval.StartOf(affected.FromMs)), Math.Max(to, LedgerInterval.StartOf(affected.ToMs - 1) + LedgerInterval.StepMs));
        }
        else
        {
            // Too much to read at once: how far it reaches is seen at its ends.
            var start = AffectedSpan.Of(await ReadAsync(corrected, from, from + LedgerInterval.StepMs, cancel), span.FromMs, span.ToMs);
            var end = AffectedSpan.Of(await ReadAsync(corrected, to - LedgerInterval.StepMs, to, cancel), span.FromMs, span.ToMs);
            (from, to) = (Math.Min(from, LedgerInterval.StartOf(start.FromMs)), Math.Max(to, LedgerInterval.StartOf(end.ToMs - 1) + LedgerInterval.StepMs));
        }

        for (var at = from; at < to; at += PieceMs)
        {
            var pieceTo = Math.Min(to, at + PieceMs);
            await ReplaceAsync(span, corrected, await ReadAsync(corrected, at, pieceTo, cancel), at, pieceTo, isLast: pieceTo == to, batch, cancel);
        }
    }

    private Task<IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>>> ReadAsync(MeterCorrections corrected, long fromMs, long toMs, CancellationToken cancel) =>
        corrected.ReadHistoryAsync(history, MeterSamples.Quantities, fromMs, toMs, cancel);

    private async Task ReplaceAsync(
        DirtySpan span, MeterCorrections corrected, IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>> samples, long fromMs, long toMs, bool isLast, LedgerBatch batch,
        CancellationToken cancel)
    {
        var calculated = IntervalBuilder.Build(MeterSamples.From(q => samples.GetValueOrDefault(q) ?? []), fromMs, toMs, corrected.Facts);
        var intervals = await corrected.ApplyAsync(calculated, fromMs, toMs, cancel);
        await batch.ReplaceAsync(new Replacement(span, fromMs, toMs, await past.KeepAsync(span, samples, intervals, fromMs, toMs, cancel), isLast), cancel);
    }
}
