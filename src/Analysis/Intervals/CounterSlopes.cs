namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Least and greatest power of a counter without power samples: its slopes from one change to the next, in the quarters in which
/// the change was seen. A counter that stands still may be a load of 0 or a total that the meter repeats from its cache, and the rise after it
/// then has taken all that time; only after <see cref="IntervalRules.LongestHold"/> it is taken for standing still, and the rise that ends
/// that for what it is worth. Looks only backward, so that a new sample changes nothing before the one before it.
/// </summary>
internal sealed class CounterSlopes(QuarterGrid grid)
{
    /// <summary>Over less time the counter's resolution shows and not its power.</summary>
    private const long ShortestMs = 60_000;
    private const double MsPerHour = 3_600_000;
    private static readonly long HoldMs = (long)IntervalRules.LongestHold.TotalMilliseconds;

    private long _endMs = long.MinValue;
    private long _changedMs;

    internal PowerRange Range { get; } = new(grid);

    internal void Add(in CounterSpan span)
    {
        if (!span.IsCertain)
        {
            _endMs = long.MinValue;
            return;
        }

        _changedMs = span.StartMs == _endMs ? _changedMs : span.StartMs;
        _endMs = span.EndMs;
        var length = span.EndMs - _changedMs;
        if (span.Amount > 0)
        {
            if (length >= ShortestMs && span.StartMs - _changedMs <= HoldMs)
            {
                AddToQuarters(span, span.Amount * MsPerHour / length);
            }

            _changedMs = span.EndMs;
        }
        else if (length >= HoldMs)
        {
            AddToQuarters(span, 0);
        }
    }

    private void AddToQuarters(in CounterSpan span, double power)
    {
        foreach (var (index, _) in grid.Split(span.StartMs, span.EndMs))
        {
            Range.Add(index, power);
        }
    }
}
