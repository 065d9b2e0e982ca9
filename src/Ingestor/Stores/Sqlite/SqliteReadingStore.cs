using Microsoft.Data.Sqlite;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores.Sqlite;

/// <summary>
/// The embedded store: one row per reading in a SQLite file (WAL, <c>synchronous=FULL</c>), so that an answered write survives a power cut.
/// One writer at a time; readers run beside it.
/// </summary>
public sealed class SqliteReadingStore : IReadingStore, IDisposable
{
    private readonly string _connection;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteReadingWriter? _writer;

    /// <param name="file">The database file; its folder is created.</param>
    public SqliteReadingStore(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        _connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ConnectionString;
    }

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancel) => WritingAsync(static _ => { }, cancel);

    /// <inheritdoc/>
    public Task<long> KeptFromAsync(string site, string meter, CancellationToken cancel) => ReadingAsync(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT max(before) FROM removed JOIN series ON series.id = removed.series WHERE site = $site AND meter = $meter";
            command.Parameters.AddWithValue("$site", site);
            command.Parameters.AddWithValue("$meter", meter);
            return command.ExecuteScalar() is long before ? before : long.MinValue;
        },
        cancel);

    /// <summary>The series, with their site and meter, with readings more than <paramref name="keepMs"/> older than their newest one, and the time before which those are.</summary>
    internal Task<IReadOnlyList<ExpiredSeries>> ExpiredAsync(long keepMs, CancellationToken cancel) =>
        ReadingAsync<IReadOnlyList<ExpiredSeries>>(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    """
                    SELECT id, site, meter, newest - $keep FROM (
                      SELECT id, site, meter, (SELECT min(time) FROM readings WHERE series = id) AS oldest, (SELECT max(time) FROM readings WHERE series = id) AS newest FROM series)
                    WHERE oldest < newest - $keep
                    """;
                command.Parameters.AddWithValue("$keep", keepMs);
                using var reader = command.ExecuteReader();
                var expired = new List<ExpiredSeries>();
                while (reader.Read())
                {
                    expired.Add(new ExpiredSeries(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));
                }

                return expired;
            },
            cancel);

    /// <summary>Number of readings of a series in [from, to), Unix ms; <paramref name="atMost"/> when there are more.</summary>
    internal Task<int> CountAsync(long series, long fromMs, long toMs, int atMost, CancellationToken cancel) => ReadingAsync(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM (SELECT 1 FROM readings WHERE series = $series AND time >= $from AND time < $to LIMIT $most)";
            command.Parameters.AddWithValue("$series", series);
            command.Parameters.AddWithValue("$from", fromMs);
            command.Parameters.AddWithValue("$to", toMs);
            command.Parameters.AddWithValue("$most", atMost);
            return (int)(long)command.ExecuteScalar()!;
        },
        cancel);

    /// <summary>Removes some of the readings of a series from before a time, oldest first.</summary>
    /// <returns>True when nothing is left to remove.</returns>
    internal async Task<bool> RemoveAsync(long series, long beforeMs, int atMost, CancellationToken cancel)
    {
        var done = false;
        await WritingAsync(writer => done = writer.Remove(series, beforeMs, atMost), cancel);
        return done;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count > 0)
        {
            await WritingAsync(writer => writer.Write(site, batch), cancel);
        }

        return [];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<Sample>>> ReadAsync(
        string site, string meter, IReadOnlyList<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel) =>
        ReadingAsync<IReadOnlyList<IReadOnlyList<Sample>>>(
            connection => [.. quantities.Select(q => Samples(connection, new SeriesKey(site, meter, q), fromMs, toMs, int.MaxValue, newestFirst: false, cancel))], cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Sample>> ReadAsync(SeriesKey series, long fromMs, long toMs, int limit, CancellationToken cancel) =>
        ReadingAsync<IReadOnlyList<Sample>>(connection => Samples(connection, series, fromMs, toMs, limit, newestFirst: false, cancel), cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Sample>> ReadBeforeAsync(SeriesKey series, long timeMs, int count, CancellationToken cancel) =>
        ReadingAsync<IReadOnlyList<Sample>>(
            connection =>
            {
                var samples = Samples(connection, series, long.MinValue, timeMs, count, newestFirst: true, cancel);
                samples.Reverse();
                return samples;
            },
            cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Bucket>> ReadBucketsAsync(SeriesKey series, long fromMs, long toMs, long everyMs, CancellationToken cancel) =>
        ReadingAsync<IReadOnlyList<Bucket>>(
            connection => SqliteSeries.Find(connection, series) is { } id ? SqliteSeries.Buckets(connection, id, fromMs, toMs, everyMs, cancel) : [], cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _writing.Dispose();
    }

    private static List<Sample> Samples(
        SqliteConnection connection, SeriesKey series, long fromMs, long toMs, int limit, bool newestFirst, CancellationToken cancel) =>
        SqliteSeries.Find(connection, series) is { } id ? SqliteSeries.Samples(connection, id, fromMs, toMs, limit, newestFirst, cancel) : [];

    private Task<T> ReadingAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            return Task.FromResult(read(connection));
        }
        catch (SqliteException e)
        {
            throw new StoreUnavailableException($"SQLite: {e.Message}", e);
        }
    }

    private async Task WritingAsync(Action<SqliteReadingWriter> work, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            // Off the request's thread: a commit waits for the disk.
            await Task.Run(() => work(_writer ??= new SqliteReadingWriter(_connection)), cancel);
        }
        catch (SqliteException e)
        {
            // After a failed sync the handle's state is not to be trusted.
            _writer?.Dispose();
            _writer = null;
            throw new StoreUnavailableException($"SQLite: {e.Message}", e);
        }
        finally
        {
            _writing.Release();
        }
    }
}

/// <summary>A series with readings that may be removed.</summary>
/// <param name="Id">Number of the series.</param>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="BeforeMs">The time before which they are, Unix ms.</param>
internal sealed record ExpiredSeries(long Id, string Site, string Meter, long BeforeMs);
