using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Finds the samples that a counter cannot have meant: totals that are too low or too high for a moment.</summary>
internal static class CounterGlitches
{
    /// <summary>For each sample whether it is to be left out; empty when none is. Only its neighbours decide, as they were sent.</summary>
    internal static ReadOnlySpan<bool> In(ReadOnlySpan<Sample> samples, Quantity counter)
    {
        var drop = NextDrop(samples, 1);
        if (drop >= samples.Length)
        {
            return [];
        }

        var leftOut = new bool[samples.Length];
        var lastDrop = -1;
        for (var i = FirstNear(samples, drop); i < samples.Length; i++)
        {
            if (drop == i)
            {
                (lastDrop, drop) = (i, NextDrop(samples, i + 1));
            }

            // Only near a decrease can an earlier neighbour be higher than this sample, or a later one lower.
            var nearLast = lastDrop >= 0 && CounterNeighbours.AreNear(samples, lastDrop - 1, i);
            var nearNext = drop < samples.Length && CounterNeighbours.AreNear(samples, i, drop);
            leftOut[i] = (nearLast && IsMomentaryLow(samples, i, counter)) || (nearNext && IsMomentaryHigh(samples, i, counter));
            if (!nearLast && !nearNext)
            {
                i = Math.Max(i, FirstNear(samples, drop) - 1);
            }
        }

        return leftOut;
    }

    // The first sample that is near a decrease; the number of samples when there is none.
    private static int FirstNear(ReadOnlySpan<Sample> samples, int drop)
    {
        var first = drop;
        while (first > 0 && drop < samples.Length && CounterNeighbours.AreNear(samples, first - 1, drop))
        {
            first--;
        }

        return first;
    }

    private static int NextDrop(ReadOnlySpan<Sample> samples, int from)
    {
        var i = from;
        while (i < samples.Length && samples[i].Value >= samples[i - 1].Value)
        {
            i++;
        }

        return i;
    }

    // A meter that restarts may report 0, or an old total, for a moment and then its true total again. Taken for a reset, its
    // return would be a lifetime of energy in one step.
    private static bool IsMomentaryLow(ReadOnlySpan<Sample> samples, int i, Quantity counter)
    {
        var before = double.NegativeInfinity;
        for (var j = i - 1; j >= 0 && CounterNeighbours.AreNear(samples, j, i); j--)
        {
            before = Math.Max(before, samples[j].Value);
        }

        var low = before - IntervalRules.JitterOf(counter, before);
        if (samples[i].Value >= low)
        {
            return false;
        }

        for (var k = i + 1; k < samples.Length && CounterNeighbours.AreNear(samples, i, k); k++)
        {
            if (samples[k].Value >= low)
            {
                return true;
            }
        }

        return false;
    }

    // The mirror image: a flipped bit, or another meter's total. Taken for energy, with a reset after it, it would be a phantom.
    // A total that stays low after it is a true reset only when the totals before were higher too.
    private static bool IsMomentaryHigh(ReadOnlySpan<Sample> samples, int i, Quantity counter)
    {
        var after = double.PositiveInfinity;
        for (var k = i + 1; k < samples.Length && CounterNeighbours.AreNear(samples, i, k); k++)
        {
            after = Math.Min(after, samples[k].Value);
        }

        var high = after + IntervalRules.JitterOf(counter, after);
        if (!(samples[i].Value > high))
        {
            return false;
        }

        for (var j = i - 1; j >= 0 && CounterNeighbours.AreNear(samples, j, i); j--)
        {
            if (samples[j].Value <= high)
            {
                return true;
            }
        }

        return false;
    }
}
