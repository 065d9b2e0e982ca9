using Microsoft.Data.Sqlite;

namespace Monitoring.Gateway.Buffering;

/// <summary>The quarantine: lines the Ingestor refused, with its reason. The newest <see cref="Limit"/> are kept.</summary>
internal static class RefusedTable
{
    internal const int Limit = 10_000;

    /// <summary>Adds lines inside the caller's transaction.</summary>
    /// <returns>How many older ones had to go.</returns>
    internal static int Insert(SqliteConnection connection, IReadOnlyList<QuarantinedLine> lines, long atMs)
    {
        if (lines.Count == 0)
        {
            return 0;
        }

        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO refused (at_ms, line, reason) VALUES ($at, $line, $reason)";
        insert.Parameters.AddWithValue("$at", atMs);
        var line = insert.Parameters.Add("$line", SqliteType.Text);
        var reason = insert.Parameters.Add("$reason", SqliteType.Text);
        foreach (var refused in lines)
        {
            line.Value = refused.Line;
            reason.Value = refused.Reason;
            insert.ExecuteNonQuery();
        }

        using var trim = connection.CreateCommand();
        trim.CommandText = "DELETE FROM refused WHERE id <= (SELECT max(id) FROM refused) - $limit";
        trim.Parameters.AddWithValue("$limit", Limit);
        return trim.ExecuteNonQuery();
    }

    /// <summary>The quarantined lines, newest first.</summary>
    internal static IReadOnlyList<QuarantinedLine> Read(BufferFile file) => file.Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT line, reason FROM refused ORDER BY id DESC";
        using var reader = command.ExecuteReader();
        var lines = new List<QuarantinedLine>();
        while (reader.Read())
        {
            lines.Add(new QuarantinedLine(reader.GetString(0), reader.GetString(1)));
        }

        return lines;
    });
}
