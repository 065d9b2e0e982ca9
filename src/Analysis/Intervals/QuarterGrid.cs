namespace Monitoring.Analysis.Intervals;

/// <summary>The quarter hours of a span of time, and how a stretch of time falls into them.</summary>
internal readonly record struct QuarterGrid
{
    internal const long StepMs = 15 * 60 * 1000;

    internal QuarterGrid(long fromMs, long toMs)
    {
        FromMs = Floor(fromMs);
        Count = (int)Math.Max(0, (Floor(toMs + StepMs - 1) - FromMs) / StepMs);
    }

    internal long FromMs { get; }

    internal int Count { get; }

    private long ToMs => FromMs + (Count * StepMs);

    internal DateTimeOffset StartOf(int index) => DateTimeOffset.FromUnixTimeMilliseconds(FromMs + (index * StepMs));

    /// <summary>Index of the quarter that holds the instant, or -1 outside the grid.</summary>
    internal int IndexOf(long timeMs) => timeMs < FromMs || timeMs >= ToMs ? -1 : (int)((timeMs - FromMs) / StepMs);

    /// <summary>The quarters that the stretch touches, each with the milliseconds that fall into it.</summary>
    internal Parts Split(long startMs, long endMs) => new(FromMs, Math.Max(startMs, FromMs), Math.Min(endMs, ToMs));

    private static long Floor(long timeMs) => timeMs - (((timeMs % StepMs) + StepMs) % StepMs);

    /// <summary>Enumerates without allocating: this runs once per sample.</summary>
    internal struct Parts(long gridMs, long at, long end)
    {
        private long _at = at;

        public (int Index, long Ms) Current { get; private set; }

        public readonly Parts GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_at >= end)
            {
                return false;
            }

            var index = (int)((_at - gridMs) / StepMs);
            var next = Math.Min(end, gridMs + ((index + 1) * StepMs));
            Current = (index, next - _at);
            _at = next;
            return true;
        }
    }
}
