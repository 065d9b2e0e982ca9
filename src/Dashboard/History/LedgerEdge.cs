using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.History;

/// <summary>Where a meter's ledger ends.</summary>
public static class LedgerEdge
{
    /// <summary>
    /// End of what is known: the last quarter ends where its measurements end, whether it is still running or the meter fell
    /// silent in it. Null when nothing is known.
    /// </summary>
    public static DateTimeOffset? Of(IEnumerable<LedgerInterval> intervals, DateTimeOffset now)
    {
        var last = intervals.LastOrDefault(i => i.EnergyImportWh is not null || i.MeanW is not null);
        return last is null ? null
            : last.Coverage > 0 ? last.Start + (LedgerInterval.Step * Math.Min(1, last.Coverage))
            : last.End < now ? last.End : now;
    }
}
