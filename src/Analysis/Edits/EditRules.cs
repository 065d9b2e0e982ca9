using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Edits;

/// <summary>Puts edited energy into a ledger. Pure.</summary>
public static class EditRules
{
    // Shares are cut at this many decimals of a watt-hour; the cuts are of the running sum, so the shares add up to the whole.
    private const int ShareDecimals = 6;

    /// <summary>The ledger with the edits in it, ascending; only intervals that start in [from, to) are added or taken out.</summary>
    /// <param name="intervals">Calculated intervals, ascending.</param>
    /// <param name="edits">In the order in which they were made: a later one covers an earlier one, quarter by quarter.</param>
    /// <param name="fromMs">Start, Unix ms.</param>
    /// <param name="toMs">End, Unix ms, exclusive.</param>
    public static IReadOnlyList<LedgerInterval> Apply(
        IReadOnlyList<LedgerInterval> intervals, IReadOnlyList<EditedEnergy> edits, long fromMs, long toMs)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        ArgumentNullException.ThrowIfNull(edits);
        if (edits.Count == 0)
        {
            return intervals;
        }

        var result = new SortedDictionary<long, LedgerInterval>();
        var calculated = intervals.ToDictionary(i => i.Start.ToUnixTimeMilliseconds());
        foreach (var (start, interval) in calculated)
        {
            result[start] = interval;
        }

        foreach (var edit in edits)
        {
            for (var start = Math.Max(edit.StartMs, fromMs); start < Math.Min(edit.EndMs, toMs); start += LedgerInterval.StepMs)
            {
                if (edit.IsUnknown)
                {
                    result.Remove(start);
                }
                else
                {
                    result[start] = Edited(edit, start, calculated.GetValueOrDefault(start));
                }
            }
        }

        return [.. result.Values];
    }

    /// <summary>The share of <paramref name="energyWh"/> that falls to quarter hour <paramref name="index"/> of <paramref name="quarters"/>; all of them together are the whole.</summary>
    public static double Share(double energyWh, int index, int quarters)
    {
        if (quarters == 1)
        {
            return energyWh;
        }

        var whole = (decimal)energyWh;
        return (double)(Upto(index + 1) - Upto(index));

        decimal Upto(int count) => count == quarters ? whole : Math.Round(whole / quarters * count, ShareDecimals);
    }

    private static LedgerInterval Edited(EditedEnergy edit, long startMs, LedgerInterval? calculated)
    {
        var index = (int)((startMs - edit.StartMs) / LedgerInterval.StepMs);
        var import = edit.ImportWh is { } i ? Share(i, index, edit.Quarters) : calculated?.EnergyImportWh;
        var export = edit.ExportWh is { } e ? Share(e, index, edit.Quarters) : calculated?.EnergyExportWh;
        return new LedgerInterval(DateTimeOffset.FromUnixTimeMilliseconds(startMs))
        {
            EnergyImportWh = import,
            EnergyExportWh = export,
            MeanW = ((import ?? 0) - (export ?? 0)) / LedgerInterval.Step.TotalHours,
            ReactiveLagVarh = calculated?.ReactiveLagVarh,
            ReactiveLeadVarh = calculated?.ReactiveLeadVarh,
            Coverage = edit.EndMs - edit.StartMs <= EditedEnergy.LongestCovered.TotalMilliseconds ? 1 : 0,
            Origin = IntervalOrigin.Edited,
        };
    }
}
