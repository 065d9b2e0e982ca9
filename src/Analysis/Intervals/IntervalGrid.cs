namespace Monitoring.Analysis.Intervals;

/// <summary>A span of whole quarter hours; spreads what happened between two instants over them, evenly in time.</summary>
internal sealed class IntervalGrid
{
    internal const long StepMs = 15 * 60 * 1000;

    internal IntervalGrid(long fromMs, long toMs)
    {
        FromMs = Floor(fromMs);
        Count = (int)((Floor(toMs + StepMs - 1) - FromMs) / StepMs);
    }

    internal long FromMs { get; }

    internal int Count { get; }

    internal long ToMs => FromMs + (Count * StepMs);

    internal long StartOf(int index) => FromMs + (index * StepMs);

    internal static long Floor(long timeMs) => timeMs - (((timeMs % StepMs) + StepMs) % StepMs);

    /// <summary>Calls <paramref name="add"/> with the index of every quarter that overlaps [a, b) and the overlap in ms.</summary>
    internal void Spread(long a, long b, Action<int, long> add)
    {
        var from = Math.Max(a, FromMs);
        var to = Math.Min(b, ToMs);
        while (from < to)
        {
            var index = (int)((from - FromMs) / StepMs);
            var end = Math.Min(StartOf(index + 1), to);
            add(index, end - from);
            from = end;
        }
    }
}
