using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>What a counter counted between two consecutive samples; never negative.</summary>
/// <param name="StartMs">Time of the earlier sample, Unix ms.</param>
/// <param name="EndMs">Time of the later sample, Unix ms.</param>
/// <param name="Amount">The difference in the counter's unit.</param>
/// <param name="IsCertain">
/// False when it is not known when, or how much besides, was counted: the samples are further apart than
/// <see cref="IntervalRules.LongestStep"/>, or the counter was reset between them.
/// </param>
internal readonly record struct CounterSpan(long StartMs, long EndMs, double Amount, bool IsCertain)
{
    private static readonly long LongestMs = (long)IntervalRules.LongestStep.TotalMilliseconds;

    /// <summary>Between two samples of a counter that counted on.</summary>
    internal static CounterSpan Between(long startMs, long endMs, double amount) => new(startMs, endMs, amount, endMs - startMs <= LongestMs);
}

/// <summary>
/// Turns one meter's counter samples into spans, one after the other. Every decision about a sample looks only at its
/// neighbourhood, so a part of the history gives the same spans as the whole.
/// </summary>
internal ref struct CounterSpans
{
    private readonly ReadOnlySpan<Sample> _samples;
    private readonly ReadOnlySpan<bool> _leftOut;
    private readonly CounterJudgement _judgement;
    private readonly Quantity _counter;
    private readonly SlidingExtreme _before = new(sign: 1);
    private int _next;
    private int _firstNear;
    private int _previous = -1;
    private int _lastDrop = -1;
    private double _total;

    /// <param name="samples">Samples of the counter of one meter, ascending.</param>
    /// <param name="counter">Which counter.</param>
    /// <param name="power">The power that the counter counts.</param>
    /// <param name="facts">What is known of the meter.</param>
    internal CounterSpans(ReadOnlySpan<Sample> samples, Quantity counter, CountedPower power, MeterFacts facts)
    {
        _samples = samples;
        _counter = counter;
        _leftOut = CounterGlitches.In(samples, counter);
        _judgement = new CounterJudgement(samples, new CounterRates(samples, _leftOut, power, counter), power, counter, facts);
    }

    public CounterSpan Current { get; private set; }

    public readonly CounterSpans GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next < _samples.Length)
        {
            var i = _next++;
            if (i > 0 && _samples[i].Value < _samples[i - 1].Value)
            {
                _lastDrop = i;
            }

            if (_leftOut.Length > 0 && _leftOut[i])
            {
                continue;
            }

            // Only soon after a decrease can an earlier neighbour be higher than this sample.
            var value = _lastDrop >= 0 && CounterNeighbours.AreNear(_samples, _lastDrop - 1, i) ? WithoutJitter(i) : _samples[i].Value;
            var span = Counted(i, value);
            (_previous, _total) = (i, value);
            if (span is { } counted)
            {
                Current = counted;
                return true;
            }
        }

        return false;
    }

    private readonly CounterSpan? Counted(int i, double value)
    {
        // After a long run of samples that contradict one another nothing says what passed meanwhile.
        if (_previous < 0 || !CounterNeighbours.AreNear(_samples, _previous, i - 1))
        {
            return null;
        }

        var (start, end, amount) = (_samples[_previous].TimeMs, _samples[i].TimeMs, value - _total);
        if (amount < 0 && amount < -IntervalRules.JitterOf(_counter, _total))
        {
            return _judgement.Across(_previous, i, _total, value);
        }

        var isCredible = _judgement.IsWithinNameplate(end - start, amount)
            && (CounterJudgement.IsUsual(_samples[_previous].Value, _samples[i].Value) || _judgement.IsCredibleRise(_previous, i, amount));
        return isCredible ? CounterSpan.Between(start, end, Math.Max(0, amount)) : null;
    }

    // The highest earlier neighbour within jitter: a counter does not run backwards.
    private double WithoutJitter(int i)
    {
        var value = _samples[i].Value;
        _firstNear = CounterNeighbours.FirstNear(_samples, _firstNear, i);
        var highest = _before.Over(_samples, _firstNear, i - 1);
        if (highest <= value + IntervalRules.JitterOf(_counter, highest))
        {
            return Math.Max(value, highest);
        }

        for (var j = i - 1; j >= 0 && CounterNeighbours.AreNear(_samples, j, i); j--)
        {
            if (_samples[j].Value <= _samples[i].Value + IntervalRules.JitterOf(_counter, _samples[j].Value))
            {
                value = Math.Max(value, _samples[j].Value);
            }
        }

        return value;
    }
}
