namespace Monitoring.Analysis.Intervals;

/// <summary>The time that a counter's spans cover. Spans come ascending; those that follow on one another become one stretch.</summary>
internal sealed class CoveredTime
{
    private readonly List<Stretch> _stretches = [];

    internal bool IsEmpty => _stretches.Count == 0;

    internal void Add(long startMs, long endMs)
    {
        if (_stretches.Count > 0 && _stretches[^1].EndMs == startMs)
        {
            _stretches[^1] = new Stretch(_stretches[^1].StartMs, endMs);
        }
        else
        {
            _stretches.Add(new Stretch(startMs, endMs));
        }
    }

    /// <summary>Reads what is not covered, for one stretch of time after the other, ascending.</summary>
    internal Gaps ReadGaps() => new(_stretches);

    internal readonly record struct Stretch(long StartMs, long EndMs);

    /// <summary>Walks the covered stretches once, however many times are asked for.</summary>
    internal sealed class Gaps(List<Stretch> covered)
    {
        private int _first;

        /// <summary>The uncovered parts of a stretch of time that starts no earlier than the one asked for before.</summary>
        internal Parts In(long startMs, long endMs)
        {
            while (_first < covered.Count && covered[_first].EndMs <= startMs)
            {
                _first++;
            }

            return new Parts(covered, _first, startMs, endMs);
        }
    }

    /// <summary>Enumerates without allocating: this runs once per sample.</summary>
    internal struct Parts(List<Stretch> covered, int next, long at, long end)
    {
        private int _next = next;
        private long _at = at;

        public Stretch Current { get; private set; }

        public readonly Parts GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_at < end)
            {
                var blocked = _next < covered.Count ? covered[_next].StartMs : long.MaxValue;
                var from = _at;
                _at = blocked < end ? covered[_next++].EndMs : end;
                if (blocked > from)
                {
                    Current = new Stretch(from, Math.Min(end, blocked));
                    return true;
                }
            }

            return false;
        }
    }
}
