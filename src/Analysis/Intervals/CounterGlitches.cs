using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Finds the samples that a counter cannot have meant: totals that are too low or too high for a moment.</summary>
/// <param name="samples">Samples of the counter, ascending.</param>
/// <param name="counter">Which counter.</param>
internal ref struct CounterGlitches(ReadOnlySpan<Sample> samples, Quantity counter)
{
    private readonly ReadOnlySpan<Sample> _samples = samples;
    private readonly SlidingExtreme _before = new(sign: 1);
    private readonly SlidingExtreme _after = new(sign: -1);
    private int _firstNear;
    private int _lastNear;

    /// <summary>For each sample whether it is to be left out; empty when none is. Only its neighbours decide, as they were sent.</summary>
    internal static ReadOnlySpan<bool> In(ReadOnlySpan<Sample> samples, Quantity counter)
    {
        var drop = NextDrop(samples, 1);
        return drop < samples.Length ? new CounterGlitches(samples, counter).From(drop) : [];
    }

    private ReadOnlySpan<bool> From(int drop)
    {
        var leftOut = new bool[_samples.Length];
        var lastDrop = -1;
        for (var i = FirstNear(_samples, drop); i < _samples.Length; i++)
        {
            if (drop == i)
            {
                (lastDrop, drop) = (i, NextDrop(_samples, i + 1));
            }

            // Only near a decrease can an earlier neighbour be higher than this sample, or a later one lower.
            var nearLast = lastDrop >= 0 && CounterNeighbours.AreNear(_samples, lastDrop - 1, i);
            var nearNext = drop < _samples.Length && CounterNeighbours.AreNear(_samples, i, drop);
            leftOut[i] = (nearLast && IsMomentaryLow(i)) || (nearNext && IsMomentaryHigh(i));
            if (!nearLast && !nearNext)
            {
                i = Math.Max(i, FirstNear(_samples, drop) - 1);
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
    private bool IsMomentaryLow(int i)
    {
        _firstNear = CounterNeighbours.FirstNear(_samples, _firstNear, i);
        var before = _before.Over(_samples, _firstNear, i - 1);
        var low = before - IntervalRules.JitterOf(counter, before);
        if (_samples[i].Value >= low)
        {
            return false;
        }

        for (var k = i + 1; k < _samples.Length && CounterNeighbours.AreNear(_samples, i, k); k++)
        {
            if (_samples[k].Value >= low)
            {
                return true;
            }
        }

        return false;
    }

    // The mirror image: a flipped bit, or another meter's total. Taken for energy, with a reset after it, it would be a phantom.
    // A total that stays low after it is a true reset only when the totals before were higher too.
    private bool IsMomentaryHigh(int i)
    {
        _lastNear = Math.Max(_lastNear, i);
        while (_lastNear + 1 < _samples.Length && CounterNeighbours.AreNear(_samples, i, _lastNear + 1))
        {
            _lastNear++;
        }

        var after = _after.Over(_samples, i + 1, _lastNear);
        var high = after + IntervalRules.JitterOf(counter, after);
        if (!(_samples[i].Value > high))
        {
            return false;
        }

        for (var j = i - 1; j >= 0 && CounterNeighbours.AreNear(_samples, j, i); j--)
        {
            if (_samples[j].Value <= high)
            {
                return true;
            }
        }

        return false;
    }
}
