using Monitoring.Analysis.Sites;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>Groups that are shorter than a day, from the quarter hours.</summary>
internal static class WindowGroups
{
    // So much of a ledger is held at once.
    private static readonly TimeSpan Piece = TimeSpan.FromDays(92);

    /// <summary>The groups of one meter in which something is known, ascending.</summary>
    internal static async Task<List<TotalsGroup>> ReadAsync(IngestorDb db, MeterState meter, TotalsSpan span, CancellationToken cancel)
    {
        var groups = new List<TotalsGroup>();
        var (window, sums) = (new TimeRange(default, default), new QuarterSums());
        foreach (var piece in Pieces(span.Time))
        {
            foreach (var quarter in await LedgerTable.ReadAsync(db, meter.Id, piece.From.ToUnixTimeMilliseconds(), piece.To.ToUnixTimeMilliseconds(), cancel))
            {
                if (quarter.Start >= window.To)
                {
                    End();
                    (window, sums) = (span.WindowAt(quarter.Start), new QuarterSums());
                }

                sums.Add(quarter);
            }
        }

        End();
        return groups;

        void End()
        {
            if (sums.Intervals > 0)
            {
                groups.Add(TotalsGroup.Of(window, sums));
            }
        }
    }

    /// <summary>A time in pieces that are not too much to read at once.</summary>
    internal static IEnumerable<TimeRange> Pieces(TimeRange time)
    {
        for (var from = time.From; from < time.To; from += Piece)
        {
            yield return new TimeRange(from, from + Piece < time.To ? from + Piece : time.To);
        }
    }
}
