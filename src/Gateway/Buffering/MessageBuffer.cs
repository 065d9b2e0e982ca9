using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Monitoring.Gateway.Buffering;

/// <summary>A packed group of messages as it waits in the buffer.</summary>
/// <param name="Id">Its id; ids grow with time.</param>
/// <param name="OldestMs">Received-at of its first message, Unix milliseconds.</param>
/// <param name="PlainBytes">Length once unpacked.</param>
/// <param name="Packed">The packed messages.</param>
internal sealed record StoredGroup(long Id, long OldestMs, int PlainBytes, byte[] Packed);

/// <summary>A line the Ingestor refused for good, with its reason.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuarantinedLine(string Line, string Reason);

/// <summary>
/// The waiting groups: appended durably before anything is acknowledged, read in order, deleted only after the Ingestor has stored them.
/// </summary>
internal sealed class MessageBuffer
{
    private readonly BufferFile _file;
    private readonly BufferOptions _options;
    private readonly KnownTime _known;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _stateLock = new();
    private BufferState _state;

    public MessageBuffer(BufferFile file, BufferOptions options, KnownTime known, TimeProvider time, ILogger<MessageBuffer> logger)
    {
        _file = file;
        _options = options;
        _known = known;
        _time = time;
        _logger = logger;
        _file.Opened = connection =>
        {
            Count(connection);
            known.Load(connection);
        };
    }

    internal BufferState State
    {
        get
        {
            lock (_stateLock)
            {
                return _state;
            }
        }
    }

    /// <summary>No more may be acknowledged until something has been forwarded.</summary>
    internal bool IsFull => State.PackedBytes >= _options.MaxBytes;

    /// <summary>Opens the file so that what waits from before is known; a file that cannot be opened now is tried again at the first use.</summary>
    internal void Open()
    {
        try
        {
            _file.Use(_ => true);
            _logger.BufferOpened(_file.Path, State.Messages);
        }
        catch (BufferException e)
        {
            _logger.CommitFailed(e, 0);
        }
    }

    /// <summary>Appends a group; once this returns it is on disk.</summary>
    /// <exception cref="BufferException">It is not on disk.</exception>
    internal void Append(ArraySegment<byte> packed, int messages, int plainBytes, long oldestMs) => _file.Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO groups (oldest_ms, messages, plain_bytes, packed_bytes, packed)
            VALUES ($oldest, $messages, $plain, $length, $packed)
            """;
        command.Parameters.AddWithValue("$oldest", oldestMs);
        command.Parameters.AddWithValue("$messages", messages);
        command.Parameters.AddWithValue("$plain", plainBytes);
        command.Parameters.AddWithValue("$length", packed.Count);
        command.Parameters.Add("$packed", SqliteType.Blob, packed.Count).Value = packed.Array; // the size cuts the array
        command.ExecuteNonQuery();
        _known.Save(connection);
        Change(s => s with
        {
            Messages = s.Messages + messages,
            PackedBytes = s.PackedBytes + packed.Count,
            OldestMs = s.Messages == 0 ? oldestMs : s.OldestMs,
        });
        return true;
    });

    /// <summary>The oldest groups after <paramref name="afterId"/>, at least one if there is any, until <paramref name="maxPlainBytes"/> is reached.</summary>
    internal IReadOnlyList<StoredGroup> Peek(long afterId, int maxPlainBytes) => _file.Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, oldest_ms, plain_bytes, packed FROM groups WHERE id > $after AND damaged = 0 ORDER BY id";
        command.Parameters.AddWithValue("$after", afterId);
        var groups = new List<StoredGroup>();
        using var reader = command.ExecuteReader();
        for (var bytes = 0L; bytes < maxPlainBytes && reader.Read();)
        {
            var group = new StoredGroup(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3));
            bytes += group.PlainBytes;
            groups.Add(group);
        }

        return groups;
    });

    /// <summary>Deletes every group up to <paramref name="upToId"/> and keeps the refused lines, in one transaction.</summary>
    /// <returns>How many older refused lines had to go.</returns>
    internal int Complete(long upToId, IReadOnlyList<QuarantinedLine> refused) => _file.Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        var dropped = RefusedTable.Insert(connection, refused, _time.GetUtcNow().ToUnixTimeMilliseconds());
        var (messages, bytes) = Sum(connection, "id <= $id AND damaged = 0", upToId);
        Execute(connection, "DELETE FROM groups WHERE id <= $id AND damaged = 0", upToId);
        var oldest = OldestMs(connection);
        transaction.Commit();
        Change(s => s with { Messages = s.Messages - messages, PackedBytes = s.PackedBytes - bytes, OldestMs = oldest });
        return dropped;
    });

    /// <summary>Takes a damaged group out of the way; it stays in the file.</summary>
    internal void PutAside(long id, Exception why)
    {
        _logger.GroupDamaged(why, id);
        _file.Use(connection =>
        {
            Execute(connection, "UPDATE groups SET damaged = 1 WHERE id = $id", id);
            Count(connection);
            return true;
        });
    }

    private void Count(SqliteConnection connection)
    {
        var (messages, bytes) = Sum(connection, "damaged = 0", 0);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM groups WHERE damaged = 1";
        var damaged = (int)(long)command.ExecuteScalar()!;
        var oldest = OldestMs(connection);
        Change(_ => new BufferState(messages, bytes, oldest, damaged));
    }

    private static (long Messages, long Bytes) Sum(SqliteConnection connection, string where, long id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(sum(messages), 0), coalesce(sum(packed_bytes), 0) FROM groups WHERE " + where;
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private static long OldestMs(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT oldest_ms FROM groups WHERE damaged = 0 ORDER BY id LIMIT 1";
        return command.ExecuteScalar() is long oldest ? oldest : 0;
    }

    private static void Execute(SqliteConnection connection, string sql, long id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$id", id);
        command.ExecuteNonQuery();
    }

    private void Change(Func<BufferState, BufferState> change)
    {
        lock (_stateLock)
        {
            _state = change(_state);
        }
    }
}
