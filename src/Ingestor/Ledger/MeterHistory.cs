using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Reads a span of a meter's readings together with the neighbours outside it on which the rules of the calculation look:
/// a quarter hour's energy depends on the counter readings around it, however far away they are.
/// </summary>
public sealed class MeterHistory(IReadingStore store, MeterDirectory meters)
{
    // So many neighbours settle whether a counter's decrease was jitter, a moment's restart or a reset.
    private const int Neighbours = IntervalRules.NeighbourSamples + 1;

    // A time that every store can compare with, in the year 2255.
    private const long EndOfTimeMs = 9_000_000_000_000;

    private static readonly long NearMs = (long)IntervalRules.Neighbourhood.TotalMilliseconds;
    private static readonly long LeadMs = NearMs + (long)IntervalRules.LongestHold.TotalMilliseconds;

    /// <summary>The readings of each quantity in [from, to) and their neighbours, ascending.</summary>
    public async Task<IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>>> ReadAsync(
        string site, string meter, IEnumerable<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel)
    {
        // What a meter never sent need not be looked for; of an unknown meter (just after a restart) everything is.
        var state = meters.IsRestored ? meters.Find(site, meter) : null;
        Quantity[] sent = [.. quantities.Where(q => state is null || state.Has(q))];
        var samples = new Dictionary<Quantity, IReadOnlyList<Sample>>();
        if (sent.Length == 0)
        {
            return samples;
        }

        var (from, to) = (fromMs - LeadMs, toMs + LeadMs);
        var inside = await store.ReadAsync(site, meter, sent, from, to, cancel);
        for (var i = 0; i < sent.Length; i++)
        {
            var series = new SeriesKey(site, meter, sent[i]);
            var list = inside[i];
            var before = list.Count(s => s.TimeMs < fromMs) < Neighbours && (state is null || state.FirstMs < from)
                ? await BeforeAsync(series, from, cancel)
                : [];
            var after = list.Count(s => s.TimeMs >= toMs) < Neighbours && (state?.NewestMs(sent[i]) ?? long.MaxValue) >= to
                ? await AfterAsync(series, to, cancel)
                : [];
            samples[sent[i]] = before.Count + after.Count == 0 ? list : [.. before, .. list, .. after];
        }

        return samples;
    }

    private async Task<IReadOnlyList<Sample>> BeforeAsync(SeriesKey series, long fromMs, CancellationToken cancel)
    {
        var newest = await store.ReadBeforeAsync(series, fromMs, Neighbours, cancel);
        if (newest.Count < Neighbours || newest[0].TimeMs <= newest[^1].TimeMs - NearMs)
        {
            return newest;
        }

        return await store.ReadAsync(series, newest[^1].TimeMs - NearMs, fromMs, int.MaxValue, cancel);
    }

    private async Task<IReadOnlyList<Sample>> AfterAsync(SeriesKey series, long toMs, CancellationToken cancel)
    {
        var oldest = await store.ReadAsync(series, toMs, EndOfTimeMs, Neighbours, cancel);
        if (oldest.Count < Neighbours || oldest[^1].TimeMs >= oldest[0].TimeMs + NearMs)
        {
            return oldest;
        }

        return await store.ReadAsync(series, toMs, oldest[0].TimeMs + NearMs + 1, int.MaxValue, cancel);
    }
}
