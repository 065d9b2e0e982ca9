using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Quality;

/// <summary>
/// Remembers of every key that writes when it last did and what its gateway said of itself. Kept in the database, so that each of
/// several Ingestors can tell it.
/// </summary>
public sealed class GatewayWatch(IDbContextFactory<IngestorDb> database, TimeProvider time)
{
    private readonly ConcurrentDictionary<int, GatewayRow> _changed = new();

    /// <summary>Takes note of a write with the key of this number.</summary>
    /// <param name="key">Number of the key.</param>
    /// <param name="site">Its site.</param>
    /// <param name="report">What the gateway said; null for a writer that says nothing of itself.</param>
    public void Observe(int key, string site, GatewayReport? report)
    {
        var now = time.GetUtcNow();
        _changed[key] = new GatewayRow
        {
            Key = key,
            Site = site,
            LastWriteMs = now.ToUnixTimeMilliseconds(),
            WaitingMessages = report?.WaitingMessages,
            OldestAgeMs = (long?)report?.OldestAge.TotalMilliseconds,

            // The time that the request took on its way is in it: some milliseconds.
            ClockOffsetMs = (long?)(report?.Clock - now)?.TotalMilliseconds,
        };
    }

    /// <summary>Saves what has changed since the last call.</summary>
    public async Task SaveAsync(CancellationToken cancel)
    {
        if (_changed.IsEmpty)
        {
            return;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var upsert = new SqlStatement(
            db,
            """
            INSERT INTO gateways ("Key", "Site", "LastWriteMs", "WaitingMessages", "OldestAgeMs", "ClockOffsetMs") VALUES (@0, @1, @2, @3, @4, @5)
            ON CONFLICT ("Key") DO UPDATE SET "LastWriteMs" = excluded."LastWriteMs", "WaitingMessages" = excluded."WaitingMessages",
            "OldestAgeMs" = excluded."OldestAgeMs", "ClockOffsetMs" = excluded."ClockOffsetMs"
            WHERE excluded."LastWriteMs" > gateways."LastWriteMs"
            """,
            parameters: 6);
        foreach (var (key, row) in _changed)
        {
            await upsert.RunAsync(cancel, key, row.Site, row.LastWriteMs, row.WaitingMessages, row.OldestAgeMs, row.ClockOffsetMs);
            _changed.TryRemove(new KeyValuePair<int, GatewayRow>(key, row));
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>The writers of a site that have not been revoked, by the name of their key.</summary>
    public async Task<IReadOnlyList<GatewayQuality>> OfSiteAsync(string site, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var rows = await db.Gateways.AsNoTracking().Where(g => g.Site == site)
            .Join(db.Keys.Where(k => k.RevokedMs == null), g => g.Key, k => k.Id, (Gateway, Key) => new { Gateway, Key.Name })
            .OrderBy(r => r.Name).ToListAsync(cancel);
        return
        [
            .. rows.Select(r => _changed.GetValueOrDefault(r.Gateway.Key) is { } newer ? (r.Name, Row: newer) : (r.Name, Row: r.Gateway)).Select(r => new GatewayQuality(
                r.Name,
                DateTimeOffset.FromUnixTimeMilliseconds(r.Row.LastWriteMs),
                r.Row.WaitingMessages,
                r.Row.OldestAgeMs / 1000.0,
                r.Row.ClockOffsetMs / 1000.0)),
        ];
    }
}
