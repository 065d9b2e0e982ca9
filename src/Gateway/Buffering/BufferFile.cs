using System.Globalization;
using Microsoft.Data.Sqlite;
using Monitoring.Starting;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// The SQLite file under the buffer. One connection, one caller at a time. After any error the handle is closed and the next call
/// opens the file anew, because a handle that has seen a failed write must not be trusted. A damaged file is set aside.
/// </summary>
internal sealed class BufferFile : IDisposable
{
    private const int SqliteCorrupt = 11;
    private const int SqliteNotADatabase = 26;

    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly FileStream _guard;
    private SqliteConnection? _connection;
    private int _setAside;

    internal BufferFile(string folder, TimeProvider time, ILogger<BufferFile> logger)
    {
        _time = time;
        _logger = logger;
        Path = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), "buffer.db");
        _guard = Guard(folder);
    }

    internal string Path { get; }

    /// <summary>How many damaged files were set aside since the start.</summary>
    internal int SetAsideCount => Volatile.Read(ref _setAside);

    /// <summary>What is wrong with the buffer now; null when the last call succeeded.</summary>
    internal string? Problem { get; private set; }

    /// <summary>Called with the connection whenever the file was opened, before its first use.</summary>
    internal Action<SqliteConnection>? Opened { get; set; }

    /// <summary>Runs <paramref name="work"/> on the open file.</summary>
    /// <exception cref="BufferException">The work failed; it left no trace in the file.</exception>
    internal T Use<T>(Func<SqliteConnection, T> work)
    {
        lock (_lock)
        {
            try
            {
                var result = work(_connection ??= OpenOrReplace());
                Problem = null;
                return result;
            }
            catch (Exception e)
            {
                Close();
                if (IsDamage(e))
                {
                    SetAside(e);
                }

                Problem = $"{Path}: {e.Message}";
                throw new BufferException(Problem, e);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            Close();
            _guard.Dispose();
        }
    }

    // Two gateways on one buffer would forward and delete each other's messages.
    private static FileStream Guard(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(System.IO.Path.Combine(folder, "buffer.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"Gateway:Buffer:Folder '{folder}' cannot be used: {e.Message} Either another gateway uses it (end it, or give each its own folder) or this user may not write there.",
                e);
        }
    }

    private SqliteConnection OpenOrReplace()
    {
        try
        {
            return Open();
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            SetAside(e);
            return Open();
        }
    }

    private SqliteConnection Open()
    {
        // Pooling off: closing must really close, or the damaged handle comes back.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Pooling = false,
            DefaultTimeout = 3, // seconds to wait for a lock, e.g. of somebody who looks into the file
        }.ConnectionString);
        try
        {
            connection.Open();
            BufferSchema.Ensure(connection, _time.GetUtcNow().ToUnixTimeMilliseconds());
            Opened?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool IsDamage(Exception e) => e is SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase };

    private void SetAside(Exception why)
    {
        var aside = $"{Path}.damaged-{_time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(Path + suffix))
            {
                File.Move(Path + suffix, aside + suffix, overwrite: true);
            }
        }

        Interlocked.Increment(ref _setAside);
        _logger.BufferSetAside(why, Path, aside);
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
