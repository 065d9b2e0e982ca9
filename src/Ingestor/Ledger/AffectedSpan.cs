using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Finds how far a change of readings reaches: to the neighbouring readings of the same quantity.</summary>
public static class AffectedSpan
{
    private static readonly long NearMs = (long)IntervalRules.Neighbourhood.TotalMilliseconds;
    private static readonly long HoldMs = (long)IntervalRules.LongestHold.TotalMilliseconds;

    /// <summary>The span whose intervals may differ after readings in [from, to] came; quantities without any there are unaffected.</summary>
    public static (long FromMs, long ToMs) Of(IReadOnlyDictionary<Quantity, IReadOnlyList<Sample>> samples, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var (from, to) = (fromMs, toMs + 1);
        foreach (var (quantity, list) in samples)
        {
            var first = FirstFrom(list, fromMs);
            var last = FirstFrom(list, toMs + 1) - 1;
            if (quantity.Kind != QuantityKind.Counter && first > 0 && list[first - 1].TimeMs >= fromMs - HoldMs)
            {
                // A power before the span holds until the meter's next reading of any kind.
                from = Math.Min(from, list[first - 1].TimeMs);
            }

            if (first > last)
            {
                continue;
            }

            // Around a decrease a reading depends on more than its direct neighbours.
            var (low, high) = (first - 1, last + 1);
            if (quantity.Kind == QuantityKind.Counter)
            {
                var widest = (Low: Math.Min(low, FirstFrom(list, fromMs - NearMs)) - IntervalRules.NeighbourSamples,
                    High: Math.Max(high, FirstFrom(list, toMs + NearMs + 1)) + IntervalRules.NeighbourSamples);
                if (Falls(list, widest.Low, widest.High))
                {
                    (low, high) = widest;
                }
            }

            from = first > 0 ? Math.Min(from, list[Math.Max(0, low)].TimeMs) : from;
            to = last < list.Count - 1 ? Math.Max(to, list[Math.Min(list.Count - 1, high)].TimeMs) : to;
        }

        return (from, to);
    }

    private static bool Falls(IReadOnlyList<Sample> list, int first, int last)
    {
        for (var i = Math.Max(1, first + 1); i <= Math.Min(list.Count - 1, last); i++)
        {
            if (list[i].Value < list[i - 1].Value)
            {
                return true;
            }
        }

        return false;
    }

    private static int FirstFrom(IReadOnlyList<Sample> list, long timeMs)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].TimeMs < timeMs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
