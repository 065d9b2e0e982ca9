using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Meters;

/// <summary>The table of meters.</summary>
public sealed class MeterTable : IDisposable
{
    private readonly IDbContextFactory<IngestorDb> _database;
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <param name="database">Where the table is.</param>
    public MeterTable(IDbContextFactory<IngestorDb> database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        using var db = database.CreateDbContext();
        IsShared = db.Sql.IsShared;
    }

    /// <summary>True when other Ingestors may save meters too.</summary>
    public bool IsShared { get; }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    /// <summary>Every saved meter.</summary>
    public async Task<IReadOnlyList<MeterRow>> ReadAsync(CancellationToken cancel)
    {
        await using var db = await _database.CreateDbContextAsync(cancel);
        return await db.Meters.AsNoTracking().ToListAsync(cancel);
    }

    /// <summary>
    /// Saves those of <paramref name="meters"/> that have changed; what others have saved of them stays, and is learnt. On return every change
    /// made before the call is saved, whichever call saved it.
    /// </summary>
    public async Task SaveAsync(IEnumerable<MeterState> meters, CancellationToken cancel)
    {
        // A change that another call has taken may not be on disk yet.
        await _gate.WaitAsync(cancel);
        try
        {
            await SaveNowAsync(meters, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task SaveNowAsync(IEnumerable<MeterState> meters, CancellationToken cancel)
    {
        // In one order, so that two Ingestors wait for each other's rows and never each for the other.
        MeterChange[] changes =
        [
            .. meters.Select(m => m.TakeChanged()).OfType<MeterChange>()
                .OrderBy(c => c.Meter.Site, StringComparer.Ordinal).ThenBy(c => c.Meter.Meter, StringComparer.Ordinal),
        ];
        if (changes.Length == 0)
        {
            return;
        }

        var saved = false;
        try
        {
            await using var db = await _database.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await GrowAsync(db, [.. changes.Where(c => c.HasGrown).Select(c => c.Meter)], cancel);
            await using var update = new SqlStatement(
                db,
                """
                UPDATE meters SET "Quantities" = CASE WHEN @5 = 1 THEN @0 ELSE "Quantities" END, "FirstMs" = CASE WHEN @1 < "FirstMs" THEN @1 ELSE "FirstMs" END,
                "LastMs" = CASE WHEN @2 > "LastMs" THEN @2 ELSE "LastMs" END, "IntervalMs" = @3 WHERE "Id" = @4
                """,
                parameters: 6);
            foreach (var change in changes)
            {
                var row = change.Meter.ToRow();
                await update.RunAsync(cancel, row.Quantities, row.FirstMs, row.LastMs, row.IntervalMs, row.Id, change.HasGrown ? 1 : 0);
            }

            await transaction.CommitAsync(cancel);
            saved = true;
        }
        finally
        {
            Array.ForEach(changes, c => c.Meter.Settle(c, saved));
        }
    }

    // Makes sure of the rows, locks them and learns what they hold, so that the quantities saved next are those of all Ingestors.
    private static async Task GrowAsync(IngestorDb db, IReadOnlyList<MeterState> meters, CancellationToken cancel)
    {
        if (meters.Count == 0)
        {
            return;
        }

        await SqlStatement.RunRowsAsync(
            db,
            """INSERT INTO meters ("Site", "Meter", "Quantities", "FirstMs", "LastMs") VALUES""",
            [.. meters.Select(m => m.ToRow()).Select(r => (object?[])[r.Site, r.Meter, r.Quantities, r.FirstMs, r.LastMs])],
            cancel,
            tail: """ON CONFLICT ("Site", "Meter") DO UPDATE SET "LastMs" = meters."LastMs" """);
        await using var find = new SqlStatement(
            db, """SELECT "Id", "Quantities", "FirstMs", "LastMs", "IntervalMs" FROM meters WHERE "Site" = @0 AND "Meter" = @1""", parameters: 2);
        foreach (var meter in meters)
        {
            await using var reader = await find.QueryAsync(cancel, meter.Site, meter.Meter);
            await reader.ReadAsync(cancel);
            meter.Restore(new MeterRow
            {
                Id = reader.GetInt32(0),
                Site = meter.Site,
                Meter = meter.Meter,
                Quantities = reader.GetString(1),
                FirstMs = reader.GetInt64(2),
                LastMs = reader.GetInt64(3),
                IntervalMs = reader.IsDBNull(4) ? null : reader.GetDouble(4),
            });
        }
    }
}
