using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Groups of raw messages in a SQLite file (WAL, <c>synchronous=FULL</c>): what <see cref="Append"/> returned from survives a power cut.
/// Safe for concurrent use. A file that SQLite cannot read is set aside and a new one begun.
/// </summary>
public sealed partial class MessageBuffer : IDisposable
{
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly ILogger<MessageBuffer> _log;
    private readonly Lock _gate = new();
    private readonly GroupCodec _codec = new();
    private SqliteConnection? _connection;

    /// <summary>Opens or creates the buffer.</summary>
    public MessageBuffer(GatewayOptions options, TimeProvider time, ILogger<MessageBuffer> log)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.Buffer.Folder);
        _file = Path.Combine(options.Buffer.Folder, "buffer.db");
        _time = time;
        _log = log;
    }

    /// <summary>Files that had to be set aside since the start.</summary>
    public int SetAside { get; private set; }

    /// <summary>Writes one group durably.</summary>
    /// <exception cref="SqliteException">It is not on disk; the handle was closed and the next call opens a new one.</exception>
    public void Append(IReadOnlyList<ReceivedMessage> messages) => With(connection =>
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO groups(messages, oldest, data) VALUES ($n, $t, $d)";
        insert.Parameters.AddWithValue("$n", messages.Count);
        insert.Parameters.AddWithValue("$t", messages[0].ReceivedMs);
        insert.Parameters.AddWithValue("$d", _codec.Pack(messages));
        return insert.ExecuteNonQuery();
    });

    /// <summary>The oldest groups after <paramref name="afterId"/>, until they hold <paramref name="atLeast"/> messages.</summary>
    public IReadOnlyList<MessageGroup> Peek(long afterId, int atLeast) => With(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, messages, data FROM groups WHERE id > $id ORDER BY id";
        select.Parameters.AddWithValue("$id", afterId);
        using var reader = select.ExecuteReader();
        var groups = new List<MessageGroup>();
        for (var total = 0; total < atLeast && reader.Read();)
        {
            var count = reader.GetInt32(1);
            var messages = _codec.Unpack(reader.GetFieldValue<byte[]>(2), count);
            groups.Add(new MessageGroup(reader.GetInt64(0), messages ?? [], messages is null, count));
            total += count;
        }

        return groups;
    });

    /// <summary>Removes every group up to <paramref name="lastId"/>.</summary>
    public void Delete(long lastId) => With(connection =>
    {
        using var delete = connection.CreateCommand();
        delete.CommandText = "DELETE FROM groups WHERE id <= $id";
        delete.Parameters.AddWithValue("$id", lastId);
        return delete.ExecuteNonQuery();
    });

    /// <summary>What waits.</summary>
    public BufferDepth Depth() => With(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT coalesce(sum(messages), 0), coalesce(sum(length(data)), 0), min(oldest) FROM groups";
        using var reader = select.ExecuteReader();
        reader.Read();
        return new BufferDepth(reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetInt64(2));
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
            _codec.Dispose();
        }
    }

    private T With<T>(Func<SqliteConnection, T> work)
    {
        lock (_gate)
        {
            try
            {
                return work(_connection ??= Open());
            }
            catch (SqliteException e)
            {
                // After a failed sync the handle may claim what is not on disk: never go on with it.
                _connection?.Dispose();
                _connection = null;
                if (e.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
                {
                    SetFileAside(e);
                }

                throw;
            }
        }
    }

    private SqliteConnection Open()
    {
        try
        {
            return OpenFile();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteCorrupt or SqliteNotADatabase)
        {
            SetFileAside(e);
            return OpenFile();
        }
    }

    private SqliteConnection OpenFile()
    {
        // Pooling would keep a handle open that was to be closed.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _file, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                """
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS groups(id INTEGER PRIMARY KEY AUTOINCREMENT, messages INTEGER NOT NULL, oldest INTEGER NOT NULL, data BLOB NOT NULL);
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

    private void SetFileAside(SqliteException cause)
    {
        var stamp = _time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var kept = $"{_file}.damaged-{stamp}";
        foreach (var ending in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(_file + ending))
            {
                File.Move(_file + ending, kept + ending, overwrite: true);
            }
        }

        SetAside++;
        FileSetAside(_log, kept, cause.Message);
    }

    [LoggerMessage(LogLevel.Error, "The buffer file is damaged ({Cause}). It was kept as {Kept} and a new one was begun.")]
    private static partial void FileSetAside(ILogger log, string kept, string cause);
}
