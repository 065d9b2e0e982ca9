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
    private static readonly long NearMs = (long)IntervalRules.Neighbourhood.TotalMilliseconds;

    internal static List<CounterSpan> Of(IReadOnlyList<Sample> counted, Quantity counter)
    {
        ReadOnlySpan<Sample> samples = SampleOrder.Ascending(counted);
        var spans = new List<CounterSpan>(samples.Length);
        if (samples.IsEmpty)
        {
            return spans;
        }

        var previous = samples[0];
        var lastDrop = -1;
        for (var i = 1; i < samples.Length; i++)
        {
            var sample = samples[i];
            if (sample.Value < samples[i - 1].Value)
            {
                lastDrop = i;
            }

            // Only soon after a decrease can an earlier neighbour be higher than this sample.
            if (lastDrop >= 0 && IsNear(samples, lastDrop - 1, i))
            {
                if (IsMomentaryLow(samples, i, counter))
                {
                    continue;
                }

                sample = sample with { Value = WithoutJitter(samples, i, counter) };
            }

            var amount = sample.Value - previous.Value;
            if (amount >= -IntervalRules.JitterOf(counter, previous.Value))
            {
                spans.Add(new CounterSpan(previous.TimeMs, sample.TimeMs, Math.Max(0, amount), sample.TimeMs - previous.TimeMs > LongestMs));
            }

            previous = sample;
        }

        return spans;
    }

    // A meter that restarts may report 0, or an old total, for a moment and then its true total again. Taken for a reset, its
    // return would be a lifetime of energy in one step.
    private static bool IsMomentaryLow(ReadOnlySpan<Sample> samples, int i, Quantity counter)
    {
        var before = double.NegativeInfinity;
        for (var j = i - 1; j >= 0 && IsNear(samples, j, i); j--)
        {
            before = Math.Max(before, samples[j].Value);
        }

        var low = before - IntervalRules.JitterOf(counter, before);
        if (samples[i].Value >= low)
        {
            return false;
        }

        for (var k = i + 1; k < samples.Length && IsNear(samples, i, k); k++)
        {
            if (samples[k].Value >= low)
            {
                return true;
            }
        }

        return false;
    }

    // The highest earlier neighbour within jitter: a counter does not run backwards.
    private static double WithoutJitter(ReadOnlySpan<Sample> samples, int i, Quantity counter)
    {
        var value = samples[i].Value;
        for (var j = i - 1; j >= 0 && IsNear(samples, j, i); j--)
        {
            if (samples[j].Value <= samples[i].Value + IntervalRules.JitterOf(counter, samples[j].Value))
            {
                value = Math.Max(value, samples[j].Value);
            }
        }

        return value;
    }

    private static bool IsNear(ReadOnlySpan<Sample> samples, int earlier, int later) =>
        later - earlier <= IntervalRules.NeighbourSamples || samples[later].TimeMs - samples[earlier].TimeMs <= NearMs;
}
