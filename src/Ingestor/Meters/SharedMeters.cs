using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Meters;

/// <summary>
/// What other Ingestors on the same database have taken in: their meters from the table, and, when somebody asks for newest values, those from
/// the store. Alone on a database, this Ingestor has seen everything itself.
/// </summary>
public sealed class SharedMeters(IDbContextFactory<IngestorDb> database, MeterTable table, MeterDirectory meters, IReadingStore store)
{
    // The readings of so long are fewer bytes than the questions for the newest of each quantity.
    private const long FewMs = 60_000;

    /// <summary>Brings the meters of a site, or one of them, up to what others have saved until now.</summary>
    public async Task RefreshAsync(string site, string? meter, CancellationToken cancel)
    {
        if (!table.IsShared)
        {
            return;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        foreach (var row in await db.Meters.AsNoTracking().Where(m => m.Site == site && (meter == null || m.Meter == meter)).ToListAsync(cancel))
        {
            meters.Learn(row);
            if (meters.Find(row.Site, row.Meter) is { } state && state.NewestValueMs is var known && (known is null || known < row.LastMs))
            {
                await ReadNewestAsync(state, known, row.LastMs, cancel);
            }
        }
    }

    private async Task ReadNewestAsync(MeterState state, long? knownMs, long lastMs, CancellationToken cancel)
    {
        var quantities = state.Quantities();
        if (knownMs is { } known && lastMs - known <= FewMs)
        {
            var lists = await store.ReadAsync(state.Site, state.Meter, quantities, known, lastMs + 1, cancel);
            for (var i = 0; i < quantities.Count; i++)
            {
                if (lists[i].Count > 0)
                {
                    state.Restore(quantities[i], lists[i][^1]);
                }
            }

            return;
        }

        foreach (var quantity in quantities)
        {
            if (await store.ReadBeforeAsync(new SeriesKey(state.Site, state.Meter, quantity), lastMs + 1, 1, cancel) is [var newest])
            {
                state.Restore(quantity, newest);
            }
        }
    }
}
