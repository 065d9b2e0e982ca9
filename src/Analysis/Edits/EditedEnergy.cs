using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Edits;

/// <summary>
/// Energy that a person entered or imported for a span of whole quarter hours. It stands in place of what was calculated or entered before;
/// what it does not name (the export of a file that has none, say) stays as it was. Without any energy it says that nothing is known of the span.
/// </summary>
/// <param name="StartMs">Start, Unix ms UTC, on a quarter hour.</param>
/// <param name="EndMs">End, Unix ms UTC, exclusive, on a quarter hour; e.g. the next local midnight.</param>
/// <param name="ImportWh">Imported energy in Wh, not negative.</param>
/// <param name="ExportWh">Exported energy in Wh, not negative.</param>
public readonly record struct EditedEnergy(long StartMs, long EndMs, double? ImportWh, double? ExportWh)
{
    /// <summary>Up to this length, the demand window, an entry counts as covered; a longer one is known in sum only.</summary>
    public static readonly TimeSpan LongestCovered = TimeSpan.FromMinutes(30);

    /// <summary>Number of quarter hours.</summary>
    public int Quarters => (int)((EndMs - StartMs) / LedgerInterval.StepMs);

    /// <summary>True when it says that nothing is known.</summary>
    public bool IsUnknown => ImportWh is null && ExportWh is null;
}
