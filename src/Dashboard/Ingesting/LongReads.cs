using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Ingesting;

/// <summary>Reads long spans of the ledger in pieces, so that each answer stays small enough for the client's time limit.</summary>
public static class LongReads
{
    private static readonly TimeSpan Piece = TimeSpan.FromDays(92);

    /// <summary>The ledger's intervals of a meter in [<paramref name="from"/>, <paramref name="until"/>), ascending.</summary>
    public static async Task<IReadOnlyList<LedgerInterval>> LongIntervalsAsync(
        this IngestorClient ingestor, string site, string meter, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(ingestor);
        var intervals = new List<LedgerInterval>();
        for (var start = from; start < until; start += Piece)
        {
            var end = start + Piece < until ? start + Piece : until;
            intervals.AddRange((await ingestor.IntervalsAsync(site, meter, start, end, cancel)).ToIntervals());
        }

        return intervals;
    }
}
