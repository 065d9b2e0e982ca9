using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>A gauge's value over the time it is taken to hold.</summary>
/// <param name="StartMs">Time of the sample, Unix ms.</param>
/// <param name="EndMs">Time until which the value holds, Unix ms.</param>
/// <param name="Value">The value.</param>
internal readonly record struct HeldSpan(long StartMs, long EndMs, double Value);

/// <summary>
/// Holds each sample forward to the next one, at most <see cref="IntervalRules.LongestHold"/>. The newest sample holds only
/// to <c>newestMs</c>, the meter's newest sample of any kind: nothing is claimed about the future.
/// </summary>
internal static class HeldSpans
{
    private static readonly long HoldMs = (long)IntervalRules.LongestHold.TotalMilliseconds;

    internal static List<HeldSpan> Of(ReadOnlySpan<Sample> samples, long newestMs)
    {
        var spans = new List<HeldSpan>(samples.Length);
        for (var i = 0; i < samples.Length; i++)
        {
            var next = i + 1 < samples.Length ? samples[i + 1].TimeMs : newestMs;
            var end = Math.Min(next, samples[i].TimeMs + HoldMs);
            if (end > samples[i].TimeMs)
            {
                spans.Add(new HeldSpan(samples[i].TimeMs, end, samples[i].Value));
            }
        }

        return spans;
    }

    /// <summary>The parts of <paramref name="held"/> that no counter span covers. Both ascend and do not overlap among themselves.</summary>
    internal static List<HeldSpan> Outside(List<HeldSpan> held, List<CounterSpan> covered)
    {
        if (covered.Count == 0)
        {
            return held;
        }

        var rest = new List<HeldSpan>();
        var first = 0;
        foreach (var span in held)
        {
            var at = span.StartMs;
            while (first < covered.Count && covered[first].EndMs <= at)
            {
                first++;
            }

            for (var c = first; at < span.EndMs; c++)
            {
                var blocked = c < covered.Count ? covered[c].StartMs : long.MaxValue;
                if (blocked > at)
                {
                    rest.Add(span with { StartMs = at, EndMs = Math.Min(span.EndMs, blocked) });
                }

                if (blocked >= span.EndMs)
                {
                    break;
                }

                at = covered[c].EndMs;
            }
        }

        return rest;
    }
}
