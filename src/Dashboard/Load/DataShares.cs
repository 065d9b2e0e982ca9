using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Load;

/// <summary>How much of a span is measured, imported or edited, estimated and missing; the four add up to 1.</summary>
/// <param name="Measured">Share that measurements cover.</param>
/// <param name="Estimated">Share known only from a counter's difference across a gap.</param>
/// <param name="Missing">Share nothing is known of.</param>
public sealed record DataShares(double Measured, double Estimated, double Missing)
{
    /// <summary>Share that was imported from a file or entered by hand.</summary>
    public double Entered { get; init; }

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
        double entered = 0;
        foreach (var interval in intervals.Where(i => i.MeanW is not null))
        {
            var isEntered = interval.Origin == IntervalOrigin.Edited;
            measured += isEntered ? 0 : interval.Coverage;
            entered += isEntered ? interval.KnownShare : 0;
            known += interval.KnownShare;
        }

        // The running quarter and the clock of the machine may differ by a moment; a share never passes 1.
        known = Math.Min(known, expected);
        entered = Math.Min(entered, known);
        measured = Math.Min(measured, known - entered);
        return new DataShares(measured / expected, (known - entered - measured) / expected, (expected - known) / expected) { Entered = entered / expected };
    }
}
