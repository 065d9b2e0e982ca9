using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Metering;

/// <summary>The ledger of one circuit as a part of a calculation.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="Intervals">Its quarter hours, ascending.</param>
public sealed record Circuit(string Meter, IReadOnlyList<LedgerInterval> Intervals)
{
    /// <summary>When the circuit began to be metered, UTC: what it used before is part of the unmetered rest. Null for always.</summary>
    public DateTimeOffset? Since { get; init; }
}
