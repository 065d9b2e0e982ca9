using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Keeps quarter hours whose readings the store has let go: the ledger lives longer than raw readings, and a late reading in a span that
/// has expired must not recompute it to nothing. Entered energy is no matter of readings and is always replaced.
/// </summary>
public sealed class ExpiredPast(IReadingStore store, LedgerTable ledger, IngestorOptions options, TimeProvider time)
{
    /// <summary>What is to stand in [from, to): as calculated, but of expired quarter hours the ledger's where that knows more.</summary>
    /// <param name="span">What is recomputed.</param>
    /// <param name="samples">The readings it is recomputed from.</param>
    /// <param name="calculated">The intervals from them, corrected, ascending.</param>
    /// <param name="fromMs">Start, Unix ms.</param>
    /// <param name="toMs">End, exclusive.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<LedgerInterval>> KeepAsync(
        DirtySpan span, IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>> samples, IReadOnlyList<LedgerInterval> calculated, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(samples);
        if (options.RawRetentionDays == 0 || fromMs > time.GetUtcNow().AddDays(1 - options.RawRetentionDays).ToUnixTimeMilliseconds())
        {
            return calculated;
        }

        var kept = await store.KeptFromAsync(span.Site, span.Meter, cancel);
        if (kept == long.MinValue || fromMs >= WholeFrom(samples, kept, toMs))
        {
            return calculated;
        }

        var before = await ledger.ReadAsync(span.MeterId, fromMs, Math.Min(toMs, WholeFrom(samples, kept, toMs)), cancel);
        var intervals = calculated.ToDictionary(i => i.Start);
        foreach (var old in before.Where(o => o.Origin != IntervalOrigin.Edited))
        {
            if (!intervals.TryGetValue(old.Start, out var now) || (now.Origin != IntervalOrigin.Edited && now.Coverage < old.Coverage))
            {
                intervals[old.Start] = old;
            }
        }

        return [.. intervals.Values.OrderBy(i => i.Start)];
    }

    // A quarter hour is whole again where every quantity has a reading that is kept before it.
    private static long WholeFrom(IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>> samples, long keptFromMs, long toMs)
    {
        var whole = keptFromMs;
        foreach (var list in samples.Values.Where(l => l.Count > 0))
        {
            var first = list.FirstOrDefault(s => s.TimeMs >= keptFromMs, new Sample(toMs, 0));
            whole = Math.Max(whole, first.TimeMs);
        }

        return whole;
    }
}
