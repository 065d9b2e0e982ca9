using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Edits;

/// <summary>Puts edited energy into a ledger. Pure.</summary>
public static class EditRules
{
    // Shares are cut at this many decimals of a watt-hour; the cuts are of the running sum, so the shares add up to the whole.
    private const int ShareDecimals = 6;

    /// <summary>The ledger with the edits in it, ascending; only intervals that start in [from, to) are added or taken out.</summary>
    /// <param name="intervals">Calculated intervals, ascending.</param>
    /// <param name="edits">In the order in which they were made: a later one covers an earlier one, quarter by quarter and of each direction that it names.</param>
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

        var calculated = intervals.ToDictionary(i => i.Start.ToUnixTimeMilliseconds());
        var entered = new Dictionary<long, Entered>();
        foreach (var edit in edits)
        {
            for (var start = Math.Max(edit.StartMs, fromMs); start < Math.Min(edit.EndMs, toMs); start += LedgerInterval.StepMs)
            {
                entered[start] = entered.GetValueOrDefault(start).With(edit, start);
            }
        }

        var untouched = intervals.Where(i => !entered.ContainsKey(i.Start.ToUnixTimeMilliseconds()));
        var edited = entered.Where(e => !e.Value.IsUnknown).Select(e => Edited(e.Key, e.Value, calculated.GetValueOrDefault(e.Key)));
        return [.. untouched.Concat(edited).OrderBy(i => i.Start)];
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

    private static LedgerInterval Edited(long startMs, Entered entered, LedgerInterval? calculated)
    {
        var below = entered.HidesCalculated ? null : calculated;
        var import = entered.Import?.Wh ?? below?.EnergyImportWh;
        var export = entered.Export?.Wh ?? below?.EnergyExportWh;
        return new LedgerInterval(DateTimeOffset.FromUnixTimeMilliseconds(startMs))
        {
            EnergyImportWh = import,
            EnergyExportWh = export,
            MeanW = ((import ?? 0) - (export ?? 0)) / LedgerInterval.Step.TotalHours,
            ReactiveLagVarh = below?.ReactiveLagVarh,
            ReactiveLeadVarh = below?.ReactiveLeadVarh,
            Coverage = (entered.Import?.IsCovered ?? true) && (entered.Export?.IsCovered ?? true) ? 1 : 0,
            Origin = IntervalOrigin.Edited,
        };
    }

    /// <summary>The share of one direction's entry that falls to a quarter hour.</summary>
    private readonly record struct EnteredWh(double Wh, bool IsCovered);

    /// <summary>What stands entered of a quarter hour, each direction as it was named last.</summary>
    private readonly record struct Entered(EnteredWh? Import, EnteredWh? Export, bool HidesCalculated)
    {
        internal bool IsUnknown => Import is null && Export is null;

        internal Entered With(EditedEnergy edit, long startMs)
        {
            var index = (int)((startMs - edit.StartMs) / LedgerInterval.StepMs);
            var isCovered = edit.EndMs - edit.StartMs <= EditedEnergy.LongestCovered.TotalMilliseconds;
            return edit.IsUnknown
                ? new Entered(null, null, HidesCalculated: true)
                : this with { Import = Of(edit.ImportWh) ?? Import, Export = Of(edit.ExportWh) ?? Export };

            EnteredWh? Of(double? wh) => wh is { } energy ? new EnteredWh(Share(energy, index, edit.Quarters), isCovered) : null;
        }
    }
}
