using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Corrections;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Recomputes one span of one meter's ledger from the store. Idempotent.</summary>
/// <param name="history">Reads the readings.</param>
/// <param name="corrections">What people have corrected.</param>
/// <param name="known">Where there is anything to calculate.</param>
/// <param name="dirty">Marks the meter for which this one counts.</param>
/// <param name="past">Keeps what can no longer be calculated.</param>
/// <param name="piece">
/// So much is read and calculated at once; a week unless given, of which readings every second are a few hundred thousand per quantity.
/// </param>
public sealed class LedgerRecomputation(
    MeterHistory history, CorrectionTable corrections, KnownTime known, DirtySpans dirty, ExpiredPast past, TimeSpan? piece = null)
{
    private readonly long _pieceMs = (long)(piece ?? TimeSpan.FromDays(7)).TotalMilliseconds;

    /// <summary>How far the work on each span has come.</summary>
    public LedgerReach Reach { get; } = new();

    /// <summary>Recomputes every quarter hour that the readings in the span can have changed; the ledger's new parts go to <paramref name="batch"/>.</summary>
    public async Task RunAsync(DirtySpan span, LedgerBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(batch);
        var corrected = await MeterCorrections.ReadAsync(span.Site, span.Meter, corrections, cancel);
        await corrected.MarkHolderAsync(dirty, span.FromMs, span.ToMs, cancel);
        var (first, last) = span.ToMs - span.FromMs < _pieceMs ? (span.FromMs, span.ToMs) : await known.WithinAsync(span, cancel);
        var (from, to) = (LedgerInterval.StartOf(first), LedgerInterval.StartOf(last) + LedgerInterval.StepMs);
        if (to - from <= _pieceMs)
        {
            var samples = await ReadAsync(corrected, from, to, cancel);
            var affected = AffectedSpan.Of(samples, first, last);
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
            var start = AffectedSpan.Of(await ReadAsync(corrected, from, from + LedgerInterval.StepMs, cancel), first, last);
            var end = AffectedSpan.Of(await ReadAsync(corrected, to - LedgerInterval.StepMs, to, cancel), first, last);
            (from, to) = (Math.Min(from, LedgerInterval.StartOf(start.FromMs)), Math.Max(to, LedgerInterval.StartOf(end.ToMs - 1) + LedgerInterval.StepMs));
        }

        for (var at = from; at < to; at += _pieceMs)
        {
            var pieceTo = Math.Min(to, at + _pieceMs);
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
        var measured = await past.KeepAsync(span, samples, corrected.Calibrate(calculated), fromMs, toMs, cancel);
        var intervals = await corrected.EnterAsync(measured, fromMs, toMs, cancel);
        await batch.ReplaceAsync(new Replacement(span, fromMs, toMs, intervals, isLast) { Beneath = Beneath(measured, intervals) }, cancel);
        if (isLast)
        {
            Reach.Forget(span);
        }
        else
        {
            Reach.Note(span, toMs);
        }
    }

    private static IReadOnlyList<LedgerInterval> Beneath(IReadOnlyList<LedgerInterval> measured, IReadOnlyList<LedgerInterval> intervals)
    {
        if (ReferenceEquals(measured, intervals))
        {
            return [];
        }

        var standing = intervals.Where(i => i.Origin != IntervalOrigin.Edited).Select(i => i.Start).ToHashSet();
        return [.. measured.Where(m => !standing.Contains(m.Start))];
    }
}
