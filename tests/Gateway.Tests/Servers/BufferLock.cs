using Microsoft.Data.Sqlite;

namespace Monitoring.Gateway.Tests.Servers;

/// <summary>Holds SQLite's write lock on a gateway's buffer file, as a stuck disk would: commits wait, and fail after some seconds.</summary>
public sealed class BufferLock : IDisposable
{
    private readonly SqliteConnection _connection;

    public BufferLock(string folder)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "buffer.db")};Pooling=False");
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
