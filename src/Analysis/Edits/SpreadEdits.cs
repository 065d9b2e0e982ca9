using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Edits;

/// <summary>
/// Finds the quarter hours whose entered energy is an estimate within its window. An entry of more than <see cref="EditedEnergy.LongestCovered"/>
/// is known in sum only: how much of it falls to an hour of a month nobody knows. A window that holds all of the entry has the sum. Pure.
/// </summary>
public static class SpreadEdits
{
    /// <summary>The quarter hours by their start, Unix ms.</summary>
    /// <param name="edits">In the order in which they were made: a later one covers an earlier one, of each direction that it names.</param>
    /// <param name="windowAt">The window that holds an instant; windows follow on one another.</param>
    /// <param name="fromMs">Start of the quarter hours that are looked at, Unix ms.</param>
    /// <param name="toMs">End, exclusive.</param>
    public static IReadOnlyDictionary<long, SpreadDirections> Find(
        IReadOnlyList<EditedEnergy> edits, Func<DateTimeOffset, TimeRange> windowAt, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(windowAt);
        var spread = new Dictionary<long, SpreadDirections>();
        foreach (var edit in edits)
        {
            for (var start = Math.Max(edit.StartMs, fromMs); start < Math.Min(edit.EndMs, toMs); start += LedgerInterval.StepMs)
            {
                var isSpread = IsSpread(edit, windowAt, start);
                if (isSpread || spread.ContainsKey(start))
                {
                    var before = spread.GetValueOrDefault(start);
                    spread[start] = edit.IsUnknown ? default : new SpreadDirections(
                        edit.ImportWh is null ? before.Import : isSpread,
                        edit.ExportWh is null ? before.Export : isSpread);
                }
            }
        }

        return spread;
    }

    private static bool IsSpread(EditedEnergy edit, Func<DateTimeOffset, TimeRange> windowAt, long startMs)
    {
        if (edit.EndMs - edit.StartMs <= EditedEnergy.LongestCovered.TotalMilliseconds)
        {
            return false;
        }

        var window = windowAt(DateTimeOffset.FromUnixTimeMilliseconds(startMs));
        return edit.StartMs < window.From.ToUnixTimeMilliseconds() || edit.EndMs > window.To.ToUnixTimeMilliseconds();
    }
}

/// <summary>Which directions of a quarter hour's energy are the share of an entry that its window does not hold whole.</summary>
/// <param name="Import">The imported energy.</param>
/// <param name="Export">The exported energy.</param>
public readonly record struct SpreadDirections(bool Import, bool Export)
{
    /// <summary>The energy of these directions in a quarter hour, Wh.</summary>
    public double Of(LedgerInterval quarter)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        return (Import ? quarter.EnergyImportWh ?? 0 : 0) + (Export ? quarter.EnergyExportWh ?? 0 : 0);
    }
}
