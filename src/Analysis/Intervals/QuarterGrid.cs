using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Intervals;

/// <summary>The quarter hours of a span of time, and how a stretch of time falls into them.</summary>
internal readonly record struct QuarterGrid
{
    internal QuarterGrid(long fromMs, long toMs)
    {
        FromMs = LedgerInterval.StartOf(fromMs);
        Count = (int)Math.Max(0, (LedgerInterval.StartOf(toMs + LedgerInterval.StepMs - 1) - FromMs) / LedgerInterval.StepMs);
    }

    internal long FromMs { get; }

    internal int Count { get; }

    private long ToMs => FromMs + (Count * LedgerInterval.StepMs);

    internal DateTimeOffset StartOf(int index) => DateTimeOffset.FromUnixTimeMilliseconds(FromMs + (index * LedgerInterval.StepMs));

    /// <summary>Index of the quarter that holds the instant, or -1 outside the grid.</summary>
    internal int IndexOf(long timeMs) => timeMs < FromMs || timeMs >= ToMs ? -1 : (int)((timeMs - FromMs) / LedgerInterval.StepMs);

    /// <summary>The quarters that the stretch touches, each with the milliseconds that fall into it.</summary>
    internal Parts Split(long startMs, long endMs) => new(FromMs, Math.Max(startMs, FromMs), Math.Min(endMs, ToMs));

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

            var index = (int)((_at - gridMs) / LedgerInterval.StepMs);
            var next = Math.Min(end, gridMs + ((index + 1) * LedgerInterval.StepMs));
            Current = (index, next - _at);
            _at = next;
            return true;
        }
    }
}
