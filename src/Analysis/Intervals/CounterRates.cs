using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>How fast a counter counts around a step, per ms: by its own neighbours and by the power that it counts.</summary>
/// <param name="samples">Samples of the counter, ascending.</param>
/// <param name="leftOut">Which of them are left out; empty when none is.</param>
/// <param name="power">The power that the counter counts, ascending.</param>
/// <param name="counter">Which counter.</param>
internal readonly ref struct CounterRates(ReadOnlySpan<Sample> samples, ReadOnlySpan<bool> leftOut, CountedPower power, Quantity counter)
{
    private readonly ReadOnlySpan<Sample> _samples = samples;
    private readonly ReadOnlySpan<bool> _leftOut = leftOut;
    private readonly CountedPower _power = power;

    /// <summary>The greatest of all that is known around the step from one sample to the other; 0 when nothing is.</summary>
    internal double Greatest(int earlier, int later) =>
        Math.Max(Power(earlier, later) ?? 0, Math.Max(Before(earlier) ?? 0, After(later) ?? 0));

    /// <summary>Greatest power around the step; null across a gap, where it would have to be looked for too far away.</summary>
    internal double? Power(int earlier, int later) => _power.GreatestAround(_samples[earlier].TimeMs, _samples[later].TimeMs);

    /// <summary>Mean rate over the neighbours that follow <paramref name="i"/>, up to a decrease; null without any.</summary>
    internal double? After(int i)
    {
        var last = i;
        for (var k = i + 1; k < _samples.Length && CounterNeighbours.AreNear(_samples, i, k); k++)
        {
            if (IsLeftOut(k))
            {
                continue;
            }

            if (Falls(last, k))
            {
                break;
            }

            last = k;
        }

        return Between(i, last);
    }

    /// <summary>Mean rate over the neighbours that lead to <paramref name="i"/>, from a decrease on; null without any.</summary>
    internal double? Before(int i)
    {
        var first = i;
        for (var j = i - 1; j >= 0 && CounterNeighbours.AreNear(_samples, j, i); j--)
        {
            if (IsLeftOut(j))
            {
                continue;
            }

            if (Falls(j, first))
            {
                break;
            }

            first = j;
        }

        return Between(first, i);
    }

    private bool IsLeftOut(int i) => _leftOut.Length > 0 && _leftOut[i];

    private bool Falls(int from, int to) => _samples[to].Value < _samples[from].Value - IntervalRules.JitterOf(counter, _samples[from].Value);

    private double? Between(int first, int last) => first == last
        ? null
        : Math.Max(0, _samples[last].Value - _samples[first].Value) / (_samples[last].TimeMs - _samples[first].TimeMs);
}
