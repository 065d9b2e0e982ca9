using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Reads a span of a meter's readings together with those outside it on which the rules of the calculation look: a quarter hour's
/// energy depends on the counter readings around it, however far away they are.
/// </summary>
public sealed class MeterHistory(IReadingStore store, MeterDirectory meters)
{
    // Of a counter so many neighbours are enough where they are far apart (CounterNeighbours); of a gauge the next one.
    internal const int CounterSamples = CounterNeighbours.Steps * IntervalRules.NeighbourSamples;

    // Times that every store can compare with, in the years 1684 and 2255.
    private const long StartOfTimeMs = -9_000_000_000_000;
    private const long EndOfTimeMs = 9_000_000_000_000;

    private static readonly long NearMs = CounterNeighbours.Steps * (long)IntervalRules.Neighbourhood.TotalMilliseconds;
    private static readonly long LeadMs = Math.Max(NearMs, (long)IntervalRules.PowerReach.TotalMilliseconds);

    /// <summary>The readings of each quantity in [from, to) and their neighbours, ascending.</summary>
    public async Task<IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>>> ReadAsync(
        string site, string meter, IEnumerable<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel)
    {
        var (state, sent) = Sent(site, meter, quantities);
        var samples = new Dictionary<Quantity, IReadOnlyList<Sample>>();
        if (sent.Length == 0)
        {
            return samples;
        }

        var inside = await store.ReadAsync(site, meter, sent, fromMs - LeadMs, toMs + LeadMs, cancel);
        for (var i = 0; i < sent.Length; i++)
        {
            var series = new SeriesKey(site, meter, sent[i]);
            var list = await WithLaterAsync(series, Possible(inside[i]), toMs, meters.NewestMs(state, sent[i]), cancel);
            samples[sent[i]] = await WithEarlierAsync(series, list, fromMs, state?.FirstMs ?? long.MinValue, cancel);
        }

        return samples;
    }

    /// <summary>Times of the first and the last reading of any of the quantities, Unix ms; null where the store has none.</summary>
    public async Task<(long FirstMs, long LastMs)?> EndsAsync(string site, string meter, IEnumerable<Quantity> quantities, CancellationToken cancel)
    {
        var times = new List<long>();
        foreach (var quantity in Sent(site, meter, quantities).Quantities)
        {
            var series = new SeriesKey(site, meter, quantity);
            times.AddRange((await store.ReadAsync(series, StartOfTimeMs, EndOfTimeMs, 1, cancel)).Select(s => s.TimeMs));
            times.AddRange((await store.ReadBeforeAsync(series, EndOfTimeMs, 1, cancel)).Select(s => s.TimeMs));
        }

        return times.Count == 0 ? null : (times.Min(), times.Max());
    }

    // What a meter never sent need not be looked for; of an unknown meter (just after a restart) everything is.
    private (MeterState? State, Quantity[] Quantities) Sent(string site, string meter, IEnumerable<Quantity> quantities)
    {
        var state = meters.IsRestored ? meters.Find(site, meter) : null;
        return (state, [.. quantities.Where(q => state is null || state.Has(q))]);
    }

    private async Task<IReadOnlyList<Sample>> WithEarlierAsync(
        SeriesKey series, IReadOnlyList<Sample> list, long fromMs, long firstMs, CancellationToken cancel)
    {
        var known = fromMs - LeadMs;
        while (known > firstMs && !IsEnoughBefore(series.Quantity, list, fromMs, known))
        {
            var more = await store.ReadBeforeAsync(series, known, Count(series.Quantity), cancel);
            if (more.Count == 0)
            {
                break;
            }

            known = more[0].TimeMs;
            if (IsCounter(series.Quantity) && more[^1].TimeMs - known < NearMs)
            {
                var end = known;
                known -= NearMs;
                more = [.. await store.ReadAsync(series, known, end, int.MaxValue, cancel), .. more];
            }

            list = [.. Possible(more), .. list];
        }

        return list;
    }

    private async Task<IReadOnlyList<Sample>> WithLaterAsync(
        SeriesKey series, IReadOnlyList<Sample> list, long toMs, long newestMs, CancellationToken cancel)
    {
        var known = toMs + LeadMs;
        while (known <= newestMs && !IsEnoughAfter(series.Quantity, list, toMs, known))
        {
            var more = await store.ReadAsync(series, known, EndOfTimeMs, Count(series.Quantity), cancel);
            if (more.Count == 0)
            {
                break;
            }

            var start = known;
            known = more[^1].TimeMs + 1;
            if (IsCounter(series.Quantity) && known - more[0].TimeMs < NearMs)
            {
                known += NearMs;
                more = await store.ReadAsync(series, start, known, int.MaxValue, cancel);
            }

            list = [.. list, .. Possible(more)];
        }

        return list;
    }

    // Earlier versions stored any finite number; sums of such are not finite.
    private static IReadOnlyList<Sample> Possible(IReadOnlyList<Sample> list) =>
        list.All(s => Quantity.IsPossible(s.Value)) ? list : [.. list.Where(s => Quantity.IsPossible(s.Value))];

    private static bool IsEnoughBefore(Quantity quantity, IReadOnlyList<Sample> list, long fromMs, long knownFromMs)
    {
        var inside = CounterNeighbours.FirstFrom(list, fromMs);
        return IsCounter(quantity)
            ? list.Count > 0 && CounterNeighbours.Earliest(list, Math.Min(inside, list.Count - 1), knownFromMs) is not null
            : inside > 0;
    }

    private static bool IsEnoughAfter(Quantity quantity, IReadOnlyList<Sample> list, long toMs, long knownToMs)
    {
        var inside = CounterNeighbours.FirstFrom(list, toMs) - 1;
        return IsCounter(quantity)
            ? list.Count > 0 && CounterNeighbours.Latest(list, Math.Max(inside, 0), knownToMs) is not null
            : inside + 1 < list.Count;
    }

    private static bool IsCounter(Quantity quantity) => quantity.Kind == QuantityKind.Counter;

    private static int Count(Quantity quantity) => IsCounter(quantity) ? CounterSamples : 1;
}
