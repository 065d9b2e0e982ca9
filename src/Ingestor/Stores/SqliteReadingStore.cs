using Microsoft.Data.Sqlite;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores;

/// <summary>
/// The embedded store: one row per reading in a SQLite file (WAL, <c>synchronous=FULL</c>), so that an answered write survives a power cut.
/// One writer at a time; readers run beside it.
/// </summary>
public sealed class SqliteReadingStore : IReadingStore, IDisposable
{
    private readonly string _connection;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly Dictionary<(string Site, string Meter, int Quantity), long> _series = [];
    private SqliteConnection? _write;

    /// <param name="file">The database file; its folder is created.</param>
    public SqliteReadingStore(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        _connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ConnectionString;
    }

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancel) => WritingAsync(_ => 0, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await WritingAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                using var insert = connection.CreateCommand();
                insert.CommandText = "INSERT INTO readings(series, time, value) VALUES ($s, $t, $v) ON CONFLICT(series, time) DO UPDATE SET value = excluded.value";
                var series = insert.Parameters.Add("$s", SqliteType.Integer);
                var time = insert.Parameters.Add("$t", SqliteType.Integer);
                var value = insert.Parameters.Add("$v", SqliteType.Real);
                insert.Prepare();
                foreach (var point in batch.Points)
                {
                    time.Value = point.TimeMs;
                    foreach (var item in batch.ValuesOf(point))
                    {
                        series.Value = SeriesId(connection, site, point.Meter, item.Quantity.Index, item.Quantity.Name);
                        value.Value = item.Value;
                        insert.ExecuteNonQuery();
                    }
                }

                transaction.Commit();
                return 0;
            },
            cancel);
        return [];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Sample>> ReadAsync(SeriesKey series, long fromMs, long toMs, CancellationToken cancel) => Reading(
        "SELECT r.time, r.value FROM readings r WHERE r.series = $s AND r.time >= $a AND r.time < $b ORDER BY r.time",
        series,
        fromMs,
        toMs,
        static r => new Sample(r.GetInt64(0), r.GetDouble(1)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Bucket>> ReadBucketsAsync(SeriesKey series, long fromMs, long toMs, long everyMs, CancellationToken cancel) => Reading(
        // SQLite takes the bare column from the row that holds max(time): the last value of the bucket.
        $"SELECT (r.time / {everyMs}) * {everyMs} AS start, avg(r.value), min(r.value), max(r.value), r.value, max(r.time) FROM readings r " +
        "WHERE r.series = $s AND r.time >= $a AND r.time < $b GROUP BY start ORDER BY start",
        series,
        fromMs,
        toMs,
        static r => new Bucket(r.GetInt64(0), r.GetDouble(1), r.GetDouble(2), r.GetDouble(3), r.GetDouble(4)));

    /// <inheritdoc/>
    public async Task<Sample?> LastBeforeAsync(SeriesKey series, long timeMs, CancellationToken cancel) => First(await Reading(
        "SELECT time, value FROM readings WHERE series = $s AND time >= $a AND time < $b ORDER BY time DESC LIMIT 1",
        series,
        long.MinValue,
        timeMs,
        static r => new Sample(r.GetInt64(0), r.GetDouble(1))));

    /// <inheritdoc/>
    public async Task<Sample?> FirstFromAsync(SeriesKey series, long timeMs, CancellationToken cancel) => First(await Reading(
        "SELECT time, value FROM readings WHERE series = $s AND time >= $a AND time < $b ORDER BY time LIMIT 1",
        series,
        timeMs,
        long.MaxValue,
        static r => new Sample(r.GetInt64(0), r.GetDouble(1))));

    /// <inheritdoc/>
    public void Dispose()
    {
        _write?.Dispose();
        _writer.Dispose();
    }

    private static Sample? First(IReadOnlyList<Sample> samples) => samples.Count == 0 ? null : samples[0];

    private Task<IReadOnlyList<T>> Reading<T>(string sql, SeriesKey series, long from, long to, Func<SqliteDataReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(series);
        try
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql.Replace("= $s", "= (SELECT id FROM series WHERE site = $site AND meter = $meter AND quantity = $quantity)", StringComparison.Ordinal);
            command.Parameters.AddWithValue("$site", series.Site);
            command.Parameters.AddWithValue("$meter", series.Meter);
            command.Parameters.AddWithValue("$quantity", series.Quantity.Name);
            command.Parameters.AddWithValue("$a", from);
            command.Parameters.AddWithValue("$b", to);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return Task.FromResult<IReadOnlyList<T>>(rows);
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"SQLite: {e.Message}", e);
        }
    }

    private async Task WritingAsync(Func<SqliteConnection, int> work, CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        try
        {
            // Off the request's thread: a commit waits for the disk.
            await Task.Run(() => work(_write ??= Open()), cancel);
        }
        catch (SqliteException e)
        {
            // After a failed sync the handle's state is not to be trusted.
            _write?.Dispose();
            _write = null;
            _series.Clear();
            throw new StoreUnavailableException($"SQLite: {e.Message}", e);
        }
        finally
        {
            _writer.Release();
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS series(id INTEGER PRIMARY KEY, site TEXT NOT NULL, meter TEXT NOT NULL, quantity TEXT NOT NULL, UNIQUE(site, meter, quantity));
                CREATE TABLE IF NOT EXISTS readings(series INTEGER NOT NULL, time INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY(series, time)) WITHOUT ROWID;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private long SeriesId(SqliteConnection connection, string site, string meter, int quantity, string quantityName)
    {
        if (_series.TryGetValue((site, meter, quantity), out var id))
        {
            return id;
        }

        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO series(site, meter, quantity) VALUES ($site, $meter, $quantity) ON CONFLICT DO NOTHING;
            SELECT id FROM series WHERE site = $site AND meter = $meter AND quantity = $quantity;
            """;
        command.Parameters.AddWithValue("$site", site);
        command.Parameters.AddWithValue("$meter", meter);
        command.Parameters.AddWithValue("$quantity", quantityName);
        id = (long)command.ExecuteScalar()!;
        return _series[(site, meter, quantity)] = id;
    }
}
