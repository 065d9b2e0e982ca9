using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Meters;

/// <summary>The table of meters.</summary>
public sealed class MeterTable : IDisposable
{
    private readonly IDbContextFactory<IngestorDb> _database;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly List<string> _own = [];
    private string? _since;

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
    /// The meters that others have saved since the last call, on a shared database; at the first call, all that are saved. A database asks its
    /// rows by the transactions that wrote them, so nothing is kept for it and what nobody changed costs no way over the network.
    /// </summary>
    public async Task<IReadOnlyList<MeterRow>> ReadChangedAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            await using var db = await _database.CreateDbContextAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);

            // Before the rows: what is not committed yet when they are read is not older than this, so the next call sees it.
            await using var oldest = new SqlStatement(db, db.Sql.OldestRunning!, parameters: 0);
            var since = (string)(await oldest.ScalarAsync(cancel))!;
            var rows = _since is { } last
                ? await db.Meters.FromSqlRaw("SELECT * FROM meters WHERE age(xmin) <= age(CAST({0} AS xid)) AND NOT (CAST(xmin AS text) = ANY ({1}))", last, _own.ToArray())
                    .AsNoTracking().ToListAsync(cancel)
                : await db.Meters.AsNoTracking().ToListAsync(cancel);
            _since = since;
            _own.Clear();
            return rows;
        }
        finally
        {
            _gate.Release();
        }
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
            await UpdateAsync(db, [.. changes.Select(c => c.Meter)], cancel);
            if (db.Sql.Transaction is { } number)
            {
                await using var own = new SqlStatement(db, number, parameters: 0);
                _own.Add((string)(await own.ScalarAsync(cancel))!);
            }

            await transaction.CommitAsync(cancel);
            saved = true;
        }
        finally
        {
            Array.ForEach(changes, c => c.Meter.Settle(c, saved));
        }
    }

    private static async Task UpdateAsync(IngestorDb db, IReadOnlyList<MeterState> meters, CancellationToken cancel)
    {
        await using var update = new SqlStatement(
            db,
            """
            UPDATE meters SET "Quantities" = @0, "FirstMs" = @1, "LastMs" = @2, "IntervalMs" = @3
            WHERE "Id" = @4 AND ("Quantities" = @0 OR @5 = 1) AND "FirstMs" >= @1 AND "LastMs" <= @2
            """,
            parameters: 6);
        var others = new List<MeterState>();
        foreach (var meter in meters)
        {
            if (await RunAsync(meter, hasLearnt: false) == 0)
            {
                others.Add(meter);
            }
        }

        // Of these the row knows more, or this Ingestor does.
        await GrowAsync(db, others, cancel);
        foreach (var meter in others)
        {
            await RunAsync(meter, hasLearnt: true);
        }

        Task<int> RunAsync(MeterState meter, bool hasLearnt)
        {
            var row = meter.ToRow();
            return update.RunAsync(cancel, row.Quantities, row.FirstMs, row.LastMs, row.IntervalMs, row.Id, hasLearnt ? 1 : 0);
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
