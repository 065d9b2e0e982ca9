using System.Text;
using Microsoft.Data.Sqlite;
using Monitoring.Domain.LineProtocol;
using Monitoring.Gateway.Decoding;

namespace Monitoring.Gateway.Forwarding;

/// <summary>
/// What did not become a stored reading, kept for a person: refused lines with their reason, and the newest undecodable message of each
/// topic and reason. Both tables are bounded. Safe for concurrent use.
/// </summary>
public sealed class Quarantine : IDisposable
{
    private const int MaxLines = 10_000;
    private const int MaxSamples = 1_000;
    private const int SampleBytes = 2_000;

    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();

    /// <summary>Opens or creates the tables.</summary>
    public Quarantine(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.Buffer.Folder);
        var file = Path.Combine(options.Buffer.Folder, "quarantine.db");
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        _connection.Open();
        Execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS refused_lines(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, line TEXT NOT NULL, reason TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS samples(topic TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, payload BLOB NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY(topic, reason));
            """);
    }

    /// <summary>Keeps refused lines.</summary>
    public void Add(IEnumerable<RefusedLine> lines, long nowMs)
    {
        ArgumentNullException.ThrowIfNull(lines);
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var line in lines)
            {
                Execute("INSERT INTO refused_lines(at, line, reason) VALUES ($a, $b, $c)", ("$a", nowMs), ("$b", line.Text), ("$c", line.Reason));
            }

            Execute($"DELETE FROM refused_lines WHERE id <= (SELECT max(id) FROM refused_lines) - {MaxLines}");
            transaction.Commit();
        }
    }

    /// <summary>Keeps samples of what was not decoded.</summary>
    public void Add(DecodeReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        lock (_gate)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var (reason, message) in report.Samples)
            {
                var bytes = message.Payload.Span[..Math.Min(SampleBytes, message.Payload.Length)].ToArray();
                Execute(
                    "INSERT INTO samples(topic, reason, at, payload, bytes) VALUES ($a, $b, $c, $d, $e) " +
                    "ON CONFLICT(topic, reason) DO UPDATE SET at = excluded.at, payload = excluded.payload, bytes = excluded.bytes",
                    ("$a", message.Topic), ("$b", reason), ("$c", message.ReceivedMs), ("$d", bytes), ("$e", message.Payload.Length));
            }

            Execute($"DELETE FROM samples WHERE rowid NOT IN (SELECT rowid FROM samples ORDER BY at DESC LIMIT {MaxSamples})");
            transaction.Commit();
        }
    }

    /// <summary>The refused lines kept, newest first.</summary>
    public IReadOnlyList<RefusedLine> RefusedLines()
    {
        lock (_gate)
        {
            using var select = _connection.CreateCommand();
            select.CommandText = "SELECT line, reason FROM refused_lines ORDER BY id DESC";
            using var reader = select.ExecuteReader();
            var lines = new List<RefusedLine>();
            while (reader.Read())
            {
                lines.Add(new RefusedLine(0, reader.GetString(0), reader.GetString(1)));
            }

            return lines;
        }
    }

    /// <summary>The samples kept, newest first: topic, reason and the beginning of the payload.</summary>
    public IReadOnlyList<(string Topic, string Reason, string Payload)> Samples()
    {
        lock (_gate)
        {
            using var select = _connection.CreateCommand();
            select.CommandText = "SELECT topic, reason, payload FROM samples ORDER BY at DESC";
            using var reader = select.ExecuteReader();
            var samples = new List<(string, string, string)>();
            while (reader.Read())
            {
                samples.Add((reader.GetString(0), reader.GetString(1), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(2))));
            }

            return samples;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
