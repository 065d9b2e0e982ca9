using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Judges rises to more than the double of a total. Every true counter makes few of them in its life, at its start; a meter that
/// reports 0 (or another low total) and then its true one makes one that would be a lifetime of energy.
/// </summary>
internal sealed class CounterRise(Sample[] samples, bool[] leftOut, Sample[] power, Quantity counter)
{
    private const double MsPerHour = 3_600_000;

    private static readonly long NearMs = (long)IntervalRules.Neighbourhood.TotalMilliseconds;

    /// <summary>True when a rise needs to be judged.</summary>
    internal static bool Doubles(double from, double to) => to > 2 * from && to > from;

    /// <summary>
    /// True when the counter may have counted <paramref name="amount"/> from one sample to the other: the meter's own power, or its
    /// rate afterwards, comes near to it, or nothing is known of either.
    /// </summary>
    internal bool IsCredible(int earlier, int later, double amount)
    {
        var jitter = IntervalRules.JitterOf(counter, samples[earlier].Value);
        if (!Doubles(samples[earlier].Value, samples[later].Value) || amount <= jitter)
        {
            return true;
        }

        var (startMs, endMs) = (samples[earlier].TimeMs, samples[later].TimeMs);
        return (PowerAround(startMs, endMs), RateAfter(later)) switch
        {
            (null, null) => true,
            var (known, rate) => amount - jitter <= IntervalRules.CredibleRise * Math.Max(known ?? 0, rate ?? 0) * (endMs - startMs),
        };
    }

    // Greatest power in Wh per ms. Across a gap it would have to be looked for too far away.
    private double? PowerAround(long startMs, long endMs)
    {
        if (endMs - startMs > (long)IntervalRules.LongestStep.TotalMilliseconds)
        {
            return null;
        }

        double? greatest = null;
        for (var i = CounterNeighbours.FirstFrom(power, startMs - NearMs); i < power.Length && power[i].TimeMs <= endMs + NearMs; i++)
        {
            greatest = Math.Max(greatest ?? 0, Math.Abs(power[i].Value) / MsPerHour);
        }

        return greatest;
    }

    // Mean rate per ms over the neighbours that follow, up to a decrease.
    private double? RateAfter(int i)
    {
        var last = i;
        for (var k = i + 1; k < samples.Length && CounterNeighbours.AreNear(samples, i, k); k++)
        {
            if (leftOut[k])
            {
                continue;
            }

            if (samples[k].Value < samples[last].Value - IntervalRules.JitterOf(counter, samples[last].Value))
            {
                break;
            }

            last = k;
        }

        return last == i ? null : Math.Max(0, samples[last].Value - samples[i].Value) / (samples[last].TimeMs - samples[i].TimeMs);
    }
}
