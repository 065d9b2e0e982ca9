using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Edits;
using Monitoring.Analysis.Sites;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>Finds the energy that was entered or imported for more time than a window has: the window's part of it is an estimate.</summary>
public sealed class SpreadEnergy(CorrectionTable corrections, IDbContextFactory<IngestorDb> database)
{
    /// <summary>What is estimated for this reason, in and out, Wh, by number of the meter and start of the window; windows without it have no entry.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="meters">Meters of it.</param>
    /// <param name="time">The time asked about.</param>
    /// <param name="windowAt">The window that holds an instant.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyDictionary<(int Meter, DateTimeOffset Window), double>> ReadAsync(
        string site, IReadOnlyList<MeterState> meters, TimeRange time, Func<DateTimeOffset, TimeRange> windowAt, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(time);
        var estimated = new Dictionary<(int Meter, DateTimeOffset Window), double>();
        var (fromMs, toMs) = (time.From.ToUnixTimeMilliseconds(), time.To.ToUnixTimeMilliseconds());
        var ids = meters.ToDictionary(m => m.Meter, m => m.Id, StringComparer.Ordinal);
        foreach (var entered in (await corrections.SpreadAsync(site, fromMs, toMs, cancel)).GroupBy(c => c.Meter).Where(c => ids.ContainsKey(c.Key)))
        {
            await AddAsync(estimated, ids[entered.Key], [.. entered], time, windowAt, cancel);
        }

        return estimated;
    }

    private async Task AddAsync(
        Dictionary<(int Meter, DateTimeOffset Window), double> estimated, int meterId, List<CorrectionRow> entered, TimeRange time, Func<DateTimeOffset, TimeRange> windowAt,
        CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var piece in WindowGroups.Pieces(time))
        {
            var (fromMs, toMs) = (piece.From.ToUnixTimeMilliseconds(), piece.To.ToUnixTimeMilliseconds());
            var edits = await corrections.EntriesAsync(entered, fromMs, toMs, cancel);
            var spread = SpreadEdits.Find(edits, windowAt, fromMs, toMs);
            if (spread.Count == 0)
            {
                continue;
            }

            foreach (var quarter in await LedgerTable.ReadAsync(db, meterId, fromMs, toMs, cancel))
            {
                if (spread.TryGetValue(quarter.Start.ToUnixTimeMilliseconds(), out var which))
                {
                    var key = (meterId, windowAt(quarter.Start).From);
                    estimated[key] = estimated.GetValueOrDefault(key) + which.Of(quarter);
                }
            }
        }
    }
}
