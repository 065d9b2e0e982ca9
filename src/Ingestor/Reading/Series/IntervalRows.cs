using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;
using SQLitePCL;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>One query for rows of the ledger, run for one meter after the other.</summary>
internal sealed class IntervalRows : IAsyncDisposable
{
    // ADO.NET waits for a database that is locked for a moment; without it, SQLite has to be told to.
    private const int MostWaitMs = 30_000;

    private readonly SqlStatement? _any;
    private readonly SqliteConnection? _sqlite;
    private readonly sqlite3_stmt? _statement;

    /// <param name="db">Its connection must be open.</param>
    /// <param name="sql">The query; it selects the ledger's columns.</param>
    /// <param name="parameters">Number of its parameters @0, @1, …</param>
    internal IntervalRows(IngestorDb db, string sql, int parameters)
    {
        _sqlite = db.Database.GetDbConnection() as SqliteConnection;
        if (_sqlite is null)
        {
            _any = new SqlStatement(db, sql, parameters);
        }
        else
        {
            raw.sqlite3_busy_timeout(_sqlite.Handle, MostWaitMs);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_sqlite.Handle, sql, out _statement), _sqlite.Handle);
        }
    }

    /// <summary>Adds every row to <paramref name="columns"/>.</summary>
    internal async Task ReadAsync(int[] values, IntervalColumns columns, CancellationToken cancel)
    {
        if (_any is null)
        {
            Read(values, columns, cancel);
            return;
        }

        await using var reader = await _any.QueryAsync(cancel, [.. values.Select(v => (object)v)]);
        var row = new DbRow(reader);
        while (await reader.ReadAsync(cancel))
        {
            columns.Add(row);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _statement?.Dispose();
        if (_any is not null)
        {
            await _any.DisposeAsync();
        }
    }

    private void Read(int[] values, IntervalColumns columns, CancellationToken cancel)
    {
        for (var i = 0; i < values.Length; i++)
        {
            raw.sqlite3_bind_int(_statement, i + 1, values[i]);
        }

        var row = new SqliteRow(_statement!);
        while (raw.sqlite3_step(_statement) == raw.SQLITE_ROW && !cancel.IsCancellationRequested)
        {
            columns.Add(row);
        }

        SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(_statement), _sqlite!.Handle); // reports what the step found
        cancel.ThrowIfCancellationRequested();
    }
}
