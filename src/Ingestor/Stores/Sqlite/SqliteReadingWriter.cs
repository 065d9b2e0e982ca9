using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using SQLitePCL;

namespace Monitoring.Ingestor.Stores.Sqlite;

/// <summary>
/// The one connection that writes. Values are bound through SQLite's own calls: every value of every meter passes here, and
/// ADO.NET parameters cost more than the insertion itself.
/// </summary>
internal sealed class SqliteReadingWriter : IDisposable
{
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4000;
        PRAGMA cache_size = -32000;
        CREATE TABLE IF NOT EXISTS series(id INTEGER PRIMARY KEY, site TEXT NOT NULL, meter TEXT NOT NULL, quantity TEXT NOT NULL, UNIQUE(site, meter, quantity));
        CREATE TABLE IF NOT EXISTS readings(series INTEGER NOT NULL, time INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY(series, time)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS removed(series INTEGER PRIMARY KEY, before INTEGER NOT NULL);
        """;

    private const string Upsert =
        "INSERT INTO readings(series, time, value) VALUES (?, ?, ?) ON CONFLICT(series, time) DO UPDATE SET value = excluded.value";

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _upsert;

    // By site and meter: the ids of the series, at the index of their quantity; 0 where not known yet.
    private readonly Dictionary<(string Site, string Meter), long[]> _series = [];

    internal SqliteReadingWriter(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            using var schema = _connection.CreateCommand();
            schema.CommandText = Schema;
            schema.ExecuteNonQuery();
            Check(raw.sqlite3_prepare_v2(_connection.Handle, Upsert, out _upsert));
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Stores the batch in one transaction; on return it is on disk.</summary>
    internal void Write(string site, PointBatch batch)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var point in batch.Points)
        {
            ref var ids = ref CollectionsMarshal.GetValueRefOrAddDefault(_series, (site, point.Meter), out _);
            ids ??= new long[QuantityCatalogue.All.Count];
            foreach (var value in batch.ValuesOf(point))
            {
                ref var id = ref ids[value.Quantity.Index];
                if (id == 0)
                {
                    id = SeriesId(transaction, site, point.Meter, value.Quantity.Name);
                }

                raw.sqlite3_bind_int64(_upsert, 1, id);
                raw.sqlite3_bind_int64(_upsert, 2, point.TimeMs);
                raw.sqlite3_bind_double(_upsert, 3, value.Value);
                raw.sqlite3_step(_upsert);
                Check(raw.sqlite3_reset(_upsert)); // reports what the step found
            }
        }

        transaction.Commit();
    }

    /// <summary>Removes the oldest <paramref name="atMost"/> readings of a series from before <paramref name="beforeMs"/>, and notes how far.</summary>
    /// <returns>True when nothing is left to remove.</returns>
    internal bool Remove(long series, long beforeMs, int atMost)
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT time FROM readings WHERE series = $s AND time < $b ORDER BY time LIMIT 1 OFFSET $n";
        command.Parameters.AddWithValue("$s", series);
        command.Parameters.AddWithValue("$b", beforeMs);
        command.Parameters.AddWithValue("$n", atMost);
        var cut = command.ExecuteScalar() is long next ? next : beforeMs;
        command.Parameters["$b"].Value = cut;
        command.CommandText =
            """
            DELETE FROM readings WHERE series = $s AND time < $b;
            INSERT INTO removed(series, before) VALUES ($s, $b) ON CONFLICT(series) DO UPDATE SET before = max(before, excluded.before);
            """;
        command.ExecuteNonQuery();
        transaction.Commit();
        return cut == beforeMs;
    }

    public void Dispose()
    {
        _upsert.Dispose();
        _connection.Dispose();
    }

    private long SeriesId(SqliteTransaction transaction, string site, string meter, string quantity)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            """
            INSERT INTO series(site, meter, quantity) VALUES ($site, $meter, $quantity) ON CONFLICT DO NOTHING;
            SELECT id FROM series WHERE site = $site AND meter = $meter AND quantity = $quantity;
            """;
        command.Parameters.AddWithValue("$site", site);
        command.Parameters.AddWithValue("$meter", meter);
        command.Parameters.AddWithValue("$quantity", quantity);
        return (long)command.ExecuteScalar()!;
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection.Handle);
}
