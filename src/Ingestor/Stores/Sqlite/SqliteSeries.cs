using Microsoft.Data.Sqlite;
using Monitoring.Domain.Readings;
using SQLitePCL;

namespace Monitoring.Ingestor.Stores.Sqlite;

/// <summary>
/// Walks over the readings of one series in time order through SQLite's own calls: a month of readings every second is millions of rows,
/// and ADO.NET costs more per row than the row itself.
/// </summary>
internal static class SqliteSeries
{
    // How many rows lie between two looks at whether anybody still waits.
    private const int RowsPerLook = 8192;

    /// <summary>The id of a series, or null where nothing of it was ever stored.</summary>
    internal static long? Find(SqliteConnection connection, SeriesKey series)
    {
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT id FROM series WHERE site = $site AND meter = $meter AND quantity = $quantity";
        find.Parameters.AddWithValue("$site", series.Site);
        find.Parameters.AddWithValue("$meter", series.Meter);
        find.Parameters.AddWithValue("$quantity", series.Quantity.Name);
        return find.ExecuteScalar() as long?;
    }

    /// <summary>The readings in [from, to), at most <paramref name="limit"/>, from the oldest or from the newest on.</summary>
    internal static List<Sample> Samples(SqliteConnection connection, long series, long fromMs, long toMs, int limit, bool newestFirst, CancellationToken cancel)
    {
        using var statement = Prepare(connection, newestFirst ? "DESC" : "ASC", series, fromMs, toMs, limit);
        var samples = new List<Sample>();
        while (Next(connection, statement))
        {
            samples.Add(new Sample(raw.sqlite3_column_int64(statement, 0), raw.sqlite3_column_double(statement, 1)));
            if (samples.Count % RowsPerLook == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }

        return samples;
    }

    /// <summary>The readings in [from, to) in buckets aligned to the epoch, in one pass.</summary>
    internal static List<Bucket> Buckets(SqliteConnection connection, long series, long fromMs, long toMs, long everyMs, CancellationToken cancel)
    {
        using var statement = Prepare(connection, "ASC", series, fromMs, toMs, -1);
        var buckets = new List<Bucket>();
        var (end, count) = (long.MinValue, 0L);
        var (sum, min, max, last) = (0.0, 0.0, 0.0, 0.0);
        for (var rows = 1; Next(connection, statement); rows++)
        {
            var (time, value) = (raw.sqlite3_column_int64(statement, 0), raw.sqlite3_column_double(statement, 1));
            if (time >= end)
            {
                Close();
                end = time - (((time % everyMs) + everyMs) % everyMs) + everyMs;
                (count, sum, min, max) = (0, 0, value, value);
            }

            count++;
            sum += value;
            (min, max, last) = (value < min ? value : min, value > max ? value : max, value);
            if (rows % RowsPerLook == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }
        }

        Close();
        return buckets;

        void Close()
        {
            if (count > 0)
            {
                buckets.Add(new Bucket(end - everyMs, sum / count, min, max, last));
            }
        }
    }

    private static sqlite3_stmt Prepare(SqliteConnection connection, string order, long series, long fromMs, long toMs, int limit)
    {
        var sql = $"SELECT time, value FROM readings WHERE series = ? AND time >= ? AND time < ? ORDER BY time {order} LIMIT ?";
        Check(connection, raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement));
        raw.sqlite3_bind_int64(statement, 1, series);
        raw.sqlite3_bind_int64(statement, 2, fromMs);
        raw.sqlite3_bind_int64(statement, 3, toMs);
        raw.sqlite3_bind_int64(statement, 4, limit);
        return statement;
    }

    private static bool Next(SqliteConnection connection, sqlite3_stmt statement)
    {
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(connection, result);
        }

        return result == raw.SQLITE_ROW;
    }

    private static void Check(SqliteConnection connection, int result) => SqliteException.ThrowExceptionForRC(result, connection.Handle);
}
