using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Greatest (or least) value of a window that slides forward over samples, in constant time per sample on average: kept are only the
/// samples that can still become the greatest, so that the first of them is it.
/// </summary>
/// <param name="sign">1 for the greatest value, -1 for the least.</param>
internal sealed class SlidingExtreme(int sign)
{
    private int[] _candidates = new int[16];
    private int _first;
    private int _count;
    private int _next;

    /// <summary>The extreme of [from, to]; neither end may move backward. Minus (or plus) infinity when the window is empty.</summary>
    internal double Over(ReadOnlySpan<Sample> samples, int from, int to)
    {
        if (from >= _next)
        {
            (_count, _next) = (0, from);
        }

        for (; _next <= to; _next++)
        {
            while (_count > 0 && sign * samples[At(_count - 1)].Value <= sign * samples[_next].Value)
            {
                _count--;
            }

            Add(_next);
        }

        while (_count > 0 && At(0) < from)
        {
            _first = (_first + 1) % _candidates.Length;
            _count--;
        }

        return _count > 0 ? samples[At(0)].Value : sign * double.NegativeInfinity;
    }

    private int At(int i) => _candidates[(_first + i) % _candidates.Length];

    private void Add(int index)
    {
        if (_count == _candidates.Length)
        {
            var more = new int[2 * _count];
            for (var i = 0; i < _count; i++)
            {
                more[i] = At(i);
            }

            (_candidates, _first) = (more, 0);
        }

        _candidates[(_first + _count++) % _candidates.Length] = index;
    }
}
