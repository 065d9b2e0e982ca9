using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Finds how far a change of readings reaches: to the readings on which the rules of the calculation look from there.</summary>
public static class AffectedSpan
{
    private static readonly long NearMs = (long)IntervalRules.Neighbourhood.TotalMilliseconds;
    private static readonly long HoldMs = (long)IntervalRules.LongestHold.TotalMilliseconds;
    private static readonly long PowerReachMs = (long)IntervalRules.PowerReach.TotalMilliseconds;

    /// <summary>The span whose intervals may differ after readings in [from, to] came; both ends Unix ms, the end exclusive.</summary>
    /// <param name="samples">The meter's readings as <see cref="MeterHistory"/> reads them.</param>
    /// <param name="fromMs">Time of the first new reading.</param>
    /// <param name="toMs">Time of the last, or later.</param>
    public static (long FromMs, long ToMs) Of(IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>> samples, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var (from, to) = (fromMs, toMs + 1);
        var newest = samples.Values.Select(list => list.Count > 0 ? list[^1].TimeMs : fromMs).Append(fromMs).Max();
        var newestBefore = samples.Values
            .Select(list => CounterNeighbours.FirstFrom(list, fromMs) is > 0 and var i ? list[i - 1].TimeMs : long.MinValue).Append(long.MinValue).Max();
        foreach (var (quantity, list) in samples)
        {
            var first = CounterNeighbours.FirstFrom(list, fromMs);
            var last = CounterNeighbours.FirstFrom(list, toMs + 1) - 1;
            var reach = quantity.Kind == QuantityKind.Counter
                ? OfCounter(list, first, last, fromMs, toMs, isLate: newest > fromMs + NearMs)
                : OfGauge(list, first, last, fromMs, newestBefore, newest);
            (from, to) = (Math.Min(from, reach.FromMs ?? from), Math.Max(to, reach.ToMs ?? to));
        }

        return (from, to);
    }

    private static (long? FromMs, long? ToMs) OfCounter(
        IReadOnlyList<Sample> list, int first, int last, long fromMs, long toMs, bool isLate)
    {
        long? from = null, to = null;
        if (first <= last)
        {
            var earliest = CounterNeighbours.Earliest(list, first, long.MinValue) ?? 0;
            var latest = CounterNeighbours.Latest(list, last, long.MaxValue) ?? list.Count - 1;

            // The slopes of later readings go back to it.
            (from, to) = (list[Math.Max(0, first - 1)].TimeMs, list[latest].TimeMs);

            // A late reading may correct one of the same time, of which nothing is left to see.
            if (isLate || !CounterNeighbours.IsSteady(list, earliest, latest))
            {
                from = list[earliest].TimeMs;
            }
        }

        // New power may say of a rise nearby whether it was true.
        var (low, high) = (CounterNeighbours.FirstFrom(list, fromMs - PowerReachMs), CounterNeighbours.FirstFrom(list, toMs + PowerReachMs + 1) - 1);
        return CounterNeighbours.IsSteady(list, low, high)
            ? (from, to)
            : (Math.Min(from ?? fromMs, fromMs - PowerReachMs), Math.Max(to ?? toMs, toMs + PowerReachMs));
    }

    private static (long? FromMs, long? ToMs) OfGauge(IReadOnlyList<Sample> list, int first, int last, long fromMs, long newestBefore, long newest)
    {
        long? from = null, to = null;
        if (first > 0)
        {
            // A value before the span holds until the next one or the meter's next reading of any kind, whichever is first.
            var heldTo = list[first - 1].TimeMs + HoldMs;
            from = heldTo >= fromMs || heldTo > newestBefore ? list[first - 1].TimeMs : null;
        }

        if (first <= last)
        {
            var heldTo = Math.Min(list[last].TimeMs + HoldMs, newest);
            to = last + 1 < list.Count ? Math.Min(heldTo, list[last + 1].TimeMs) : heldTo;
        }

        return (from, to);
    }
}
