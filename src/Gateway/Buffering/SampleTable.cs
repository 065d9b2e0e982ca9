using Microsoft.Data.Sqlite;

namespace Monitoring.Gateway.Buffering;

/// <summary>What could not be decoded: per topic and reason how often, and the beginning of the newest such payload.</summary>
/// <param name="Topic">MQTT topic.</param>
/// <param name="Reason">Reason word as on <c>/metrics</c>.</param>
/// <param name="Count">How many messages or values.</param>
/// <param name="LastMs">Received-at of the newest, Unix milliseconds.</param>
/// <param name="Payload">The beginning of its payload.</param>
internal sealed record Sample(string Topic, string Reason, long Count, long LastMs, byte[] Payload);

/// <summary>Keeps samples of what could not be decoded, at most <see cref="Limit"/>; the longest unseen go first.</summary>
internal sealed class SampleTable(BufferFile file, ILogger<SampleTable> logger)
{
    internal const int Limit = 1000;

    /// <summary>Adds to the counts. Samples are a help for people: failing to keep them never stops the readings.</summary>
    internal void Add(IReadOnlyCollection<Sample> samples)
    {
        if (samples.Count == 0)
        {
            return;
        }

        try
        {
            file.Use(connection => Insert(connection, samples));
        }
        catch (BufferException e)
        {
            logger.SampleNotKept(e);
        }
    }

    /// <summary>All samples, newest first.</summary>
    internal IReadOnlyList<Sample> Read() => file.Use(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT topic, reason, count, last_ms, payload FROM samples ORDER BY last_ms DESC";
        using var reader = command.ExecuteReader();
        var samples = new List<Sample>();
        while (reader.Read())
        {
            samples.Add(new Sample(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetFieldValue<byte[]>(4)));
        }

        return samples;
    });

    private static bool Insert(SqliteConnection connection, IReadOnlyCollection<Sample> samples)
    {
        using var transaction = connection.BeginTransaction();
        using var upsert = connection.CreateCommand();
        upsert.CommandText = """
            INSERT INTO samples (topic, reason, count, last_ms, payload) VALUES ($topic, $reason, $count, $last, $payload)
            ON CONFLICT (topic, reason) DO UPDATE SET count = count + excluded.count, last_ms = excluded.last_ms, payload = excluded.payload
            """;
        var topic = upsert.Parameters.Add("$topic", SqliteType.Text);
        var reason = upsert.Parameters.Add("$reason", SqliteType.Text);
        var count = upsert.Parameters.Add("$count", SqliteType.Integer);
        var last = upsert.Parameters.Add("$last", SqliteType.Integer);
        var payload = upsert.Parameters.Add("$payload", SqliteType.Blob);
        foreach (var sample in samples)
        {
            (topic.Value, reason.Value, count.Value, last.Value, payload.Value) =
                (sample.Topic, sample.Reason, sample.Count, sample.LastMs, sample.Payload);
            upsert.ExecuteNonQuery();
        }

        using var trim = connection.CreateCommand();
        trim.CommandText = "DELETE FROM samples WHERE (topic, reason) IN (SELECT topic, reason FROM samples ORDER BY last_ms DESC LIMIT -1 OFFSET $limit)";
        trim.Parameters.AddWithValue("$limit", Limit);
        trim.ExecuteNonQuery();
        transaction.Commit();
        return true;
    }
}
