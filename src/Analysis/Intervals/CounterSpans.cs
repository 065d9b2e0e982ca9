using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>What a counter counted between two consecutive samples; never negative.</summary>
/// <param name="StartMs">Time of the earlier sample, Unix ms.</param>
/// <param name="EndMs">Time of the later sample, Unix ms.</param>
/// <param name="Amount">The difference in the counter's unit.</param>
/// <param name="AcrossGap">True when the samples are further apart than <see cref="IntervalRules.LongestStep"/>.</param>
internal readonly record struct CounterSpan(long StartMs, long EndMs, double Amount, bool AcrossGap);

/// <summary>
/// Turns counter samples into spans. Every decision about a sample looks only at its neighbourhood, so a part of the history
/// gives the same spans as the whole.
/// </summary>
internal static class CounterSpans
{
    private static readonly long LongestMs = (long)IntervalRules.LongestStep.TotalMilliseconds;

    /// <param name="counted">Samples of the counter, in any order.</param>
    /// <param name="counter">Which counter.</param>
    /// <param name="power">The power that the counter counts, ascending; empty where it is not measured.</param>
    /// <param name="facts">What is known of the meter.</param>
    internal static List<CounterSpan> Of(IReadOnlyList<Sample> counted, Quantity counter, Sample[] power, MeterFacts facts)
    {
        var samples = SampleOrder.Ascending(counted);
        var spans = new List<CounterSpan>(samples.Length);
        foreach (var segment in CounterSegments.Of(samples, counter, facts.Exchanges))
        {
            Add(spans, segment.ToArray(), counter, power);
        }

        return spans;
    }

    private static void Add(List<CounterSpan> spans, Sample[] samples, Quantity counter, Sample[] power)
    {
        var leftOut = CounterGlitches.In(samples, counter);
        var rise = new CounterRise(samples, leftOut, power, counter);
        var (previous, total, lastDrop) = (-1, 0.0, -1);
        for (var i = 0; i < samples.Length; i++)
        {
            if (i > 0 && samples[i].Value < samples[i - 1].Value)
            {
                lastDrop = i;
            }

            if (leftOut[i])
            {
                continue;
            }

            // Only soon after a decrease can an earlier neighbour be higher than this sample.
            var value = lastDrop >= 0 && CounterNeighbours.AreNear(samples, lastDrop - 1, i) ? WithoutJitter(samples, i, counter) : samples[i].Value;

            // After a long run of samples that contradict one another nothing says what passed meanwhile.
            if (previous >= 0 && CounterNeighbours.AreNear(samples, previous, i - 1))
            {
                var amount = value - total;
                if (amount >= -IntervalRules.JitterOf(counter, total) && rise.IsCredible(previous, i, amount))
                {
                    var (start, end) = (samples[previous].TimeMs, samples[i].TimeMs);
                    spans.Add(new CounterSpan(start, end, Math.Max(0, amount), end - start > LongestMs));
                }
            }

            (previous, total) = (i, value);
        }
    }

    // The highest earlier neighbour within jitter: a counter does not run backwards.
    private static double WithoutJitter(ReadOnlySpan<Sample> samples, int i, Quantity counter)
    {
        var value = samples[i].Value;
        for (var j = i - 1; j >= 0 && CounterNeighbours.AreNear(samples, j, i); j--)
        {
            if (samples[j].Value <= samples[i].Value + IntervalRules.JitterOf(counter, samples[j].Value))
            {
                value = Math.Max(value, samples[j].Value);
            }
        }

        return value;
    }
}
