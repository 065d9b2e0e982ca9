using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Load;

/// <summary>How much of a span is measured, estimated and missing; the three add up to 1.</summary>
/// <param name="Measured">Share that measurements cover.</param>
/// <param name="Estimated">Share known only from a counter's difference across a gap.</param>
/// <param name="Missing">Share nothing is known of.</param>
public sealed record DataShares(double Measured, double Estimated, double Missing)
{
    /// <summary>The shares of the intervals in [<paramref name="from"/>, <paramref name="to"/>); null for an empty span.</summary>
    public static DataShares Of(IEnumerable<LedgerInterval> intervals, DateTimeOffset from, DateTimeOffset to)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        var expected = (to - from) / LedgerInterval.Step;
        if (expected <= 0)
        {
            return new DataShares(0, 0, 1);
        }

        double measured = 0;
        double known = 0;
        foreach (var interval in intervals.Where(i => i.MeanW is not null))
        {
            measured += interval.Coverage;
            known += interval.KnownShare;
        }

        // The running quarter and the clock of the machine may differ by a moment; a share never passes 1.
        known = Math.Min(known, expected);
        measured = Math.Min(measured, known);
        return new DataShares(measured / expected, (known - measured) / expected, (expected - known) / expected);
    }
}
