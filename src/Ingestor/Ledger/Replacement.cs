using Monitoring.Domain.Ledger;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Intervals that take the place of whatever the ledger has in a span of time.</summary>
/// <param name="Span">What was recomputed.</param>
/// <param name="FromMs">Start, a quarter hour, Unix ms.</param>
/// <param name="ToMs">End, exclusive, a quarter hour.</param>
/// <param name="Intervals">The intervals in it, ascending.</param>
/// <param name="IsLast">True when nothing else of the span follows, so that its marks can go.</param>
public sealed record Replacement(DirtySpan Span, long FromMs, long ToMs, IReadOnlyList<LedgerInterval> Intervals, bool IsLast)
{
    /// <summary>What would stand where entered energy stands, or where an entry says that nothing is known; ascending.</summary>
    public IReadOnlyList<LedgerInterval> Beneath { get; init; } = [];
}
