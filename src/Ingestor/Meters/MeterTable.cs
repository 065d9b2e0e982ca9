using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Meters;

/// <summary>The table of meters.</summary>
public sealed class MeterTable(IDbContextFactory<IngestorDb> database)
{
    /// <summary>Every saved meter.</summary>
    public async Task<IReadOnlyList<MeterRow>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Meters.AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>Saves those of <paramref name="meters"/> that have changed.</summary>
    public async Task SaveAsync(IEnumerable<MeterState> meters, CancellationToken cancel)
    {
        var changed = meters.Select(m => (Meter: m, Row: m.TakeChanged())).Where(c => c.Row is not null).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        try
        {
            await using var db = await database.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await using var upsert = new SqlStatement(
                db,
                """
                INSERT INTO meters ("Site", "Meter", "Quantities", "FirstMs", "LastMs", "IntervalMs") VALUES (@0, @1, @2, @3, @4, @5)
                ON CONFLICT ("Site", "Meter") DO UPDATE SET "Quantities" = excluded."Quantities", "FirstMs" = excluded."FirstMs",
                "LastMs" = excluded."LastMs", "IntervalMs" = excluded."IntervalMs"
                """,
                parameters: 6);
            foreach (var (_, row) in changed)
            {
                await upsert.RunAsync(cancel, row!.Site, row.Meter, row.Quantities, row.FirstMs, row.LastMs, row.IntervalMs);
            }

            await transaction.CommitAsync(cancel);
        }
        catch
        {
            changed.ForEach(c => c.Meter.MarkChanged());
            throw;
        }
    }
}
