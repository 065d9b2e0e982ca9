using Microsoft.Data.Sqlite;

namespace Monitoring.Gateway.Buffering;

/// <summary>Tables of the buffer file.</summary>
internal static class BufferSchema
{
    // synchronous=FULL: in WAL mode NORMAL loses the last commits at a power cut although they were reported as done.
    // AUTOINCREMENT: an id is never used twice, so a late delete cannot hit a newer group.
    private const string Sql = """
        PRAGMA journal_mode=WAL;
        PRAGMA synchronous=FULL;
        CREATE TABLE IF NOT EXISTS groups (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          oldest_ms INTEGER NOT NULL,   -- received-at of its first message, Unix milliseconds
          messages INTEGER NOT NULL,
          plain_bytes INTEGER NOT NULL, -- length before packing
          packed_bytes INTEGER NOT NULL,
          damaged INTEGER NOT NULL DEFAULT 0,
          packed BLOB NOT NULL);
        -- What waits can be counted without walking through the packed messages.
        CREATE INDEX IF NOT EXISTS groups_waiting ON groups (damaged, id, messages, packed_bytes, oldest_ms);
        CREATE TABLE IF NOT EXISTS refused ( -- lines the Ingestor will never take
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          at_ms INTEGER NOT NULL,
          line TEXT NOT NULL,
          reason TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS clock ( -- one row
          id INTEGER PRIMARY KEY CHECK (id = 1),
          newest_ms INTEGER NOT NULL);  -- the newest time that this machine's clock has read
        CREATE TABLE IF NOT EXISTS samples ( -- messages no definition understands
          topic TEXT NOT NULL,
          reason TEXT NOT NULL,
          count INTEGER NOT NULL,
          last_ms INTEGER NOT NULL,
          payload BLOB NOT NULL,        -- its beginning
          PRIMARY KEY (topic, reason)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS samples_by_age ON samples (last_ms);
        """;

    // The ids of a new file start at the time: after a damaged file was set aside, the delete of a batch read from the old file
    // must not hit groups of the new one.
    private const string FirstId = "INSERT INTO sqlite_sequence (name, seq) SELECT 'groups', $now WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'groups')";

    internal static void Ensure(SqliteConnection connection, long nowMs)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        command.CommandText = FirstId;
        command.Parameters.AddWithValue("$now", nowMs);
        command.ExecuteNonQuery();
    }
}
