using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>Makes the database (1.x, 3.x) or bucket (2.x) where there is none, and keeps its retention what the settings say.</summary>
internal sealed class InfluxDatabase(IngestorOptions options)
{
    private const int DaySeconds = 86_400;

    private readonly int _days = options.RawRetentionDays;
    private readonly string _name = options.StoreDatabase;

    /// <summary>Makes it so. Returns what the server does not let us see to, or null; readings may be stored all the same.</summary>
    internal Task<string?> EnsureAsync(InfluxConnection influx, InfluxDialect server, CancellationToken cancel) => server.Major switch
    {
        1 => EnsureDatabaseAsync(influx, server, cancel),
        2 => EnsureBucketAsync(influx, server, cancel),
        _ => EnsureDatabase3Async(influx, server, cancel),
    };

    private async Task<string?> EnsureDatabaseAsync(InfluxConnection influx, InfluxDialect server, CancellationToken cancel)
    {
        var (status, body) = await influx.QueryAsync(server, $"SHOW RETENTION POLICIES ON \"{_name}\"", cancel);
        var error = ErrorOf(status, body);
        if (error?.Contains("database not found", StringComparison.Ordinal) == true)
        {
            return await RunAsync(influx, server, $"CREATE DATABASE \"{_name}\"{(_days > 0 ? Invariant($" WITH DURATION {_days}d") : "")}", cancel);
        }

        if (error is not null)
        {
            return Reservation(influx, server, status, error);
        }

        var wanted = _days > 0 ? Invariant($"{_days * 24}h0m0s") : "0s";
        if (DefaultPolicyOf(body) is not { } policy || policy.Duration == wanted)
        {
            return null;
        }

        // A policy must not be shorter than its shards, which are a week long where it was for ever.
        var shards = _days is > 0 and < 7 ? " SHARD DURATION 1d" : "";
        var duration = _days > 0 ? Invariant($"{_days}d") : "INF";
        return await RunAsync(influx, server, $"ALTER RETENTION POLICY \"{policy.Name}\" ON \"{_name}\" DURATION {duration}{shards}", cancel);
    }

    private async Task<string?> EnsureBucketAsync(InfluxConnection influx, InfluxDialect server, CancellationToken cancel)
    {
        var org = Uri.EscapeDataString(options.StoreOrg);
        var rules = new[] { new { type = "expire", everySeconds = (long)_days * DaySeconds } };
        var (status, body) = await influx.AskAsync(server, HttpMethod.Get, $"/api/v2/buckets?org={org}&name={_name}", null, cancel);
        if (status == HttpStatusCode.OK && BucketOf(body) is { } bucket)
        {
            if (bucket.EverySeconds != rules[0].everySeconds)
            {
                (status, body) = await influx.AskAsync(server, HttpMethod.Patch, $"/api/v2/buckets/{bucket.Id}", Json(new { retentionRules = rules }), cancel);
            }

            return status == HttpStatusCode.OK ? await EnsureMappingAsync(influx, server, bucket.Id, cancel) : Reservation(influx, server, status, InfluxFault.TextOf(body));
        }

        if (status is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
        {
            return Reservation(influx, server, status, InfluxFault.TextOf(body));
        }

        // The organization by its id, which a new bucket needs: its name alone is not enough.
        (status, body) = await influx.AskAsync(server, HttpMethod.Get, $"/api/v2/orgs?org={org}", null, cancel);
        if (status != HttpStatusCode.OK || FirstOf(body, "orgs", "id") is not { } orgId)
        {
            return Reservation(influx, server, status, $"no organization '{options.StoreOrg}'. {InfluxFault.TextOf(body)}");
        }

        (status, body) = await influx.AskAsync(
            server, HttpMethod.Post, "/api/v2/buckets", Json(new { orgID = orgId, name = _name, retentionRules = _days > 0 ? rules : [] }), cancel);
        if (status != HttpStatusCode.Created)
        {
            return Reservation(influx, server, status, InfluxFault.TextOf(body));
        }

        using var made = JsonDocument.Parse(body);
        return await EnsureMappingAsync(influx, server, made.RootElement.GetProperty("id").GetString()!, cancel);
    }

    // InfluxQL of 2.x knows databases; from 2.4 on every bucket is one, before that it must be told.
    private async Task<string?> EnsureMappingAsync(InfluxConnection influx, InfluxDialect server, string bucket, CancellationToken cancel)
    {
        if (server.Minor >= 4)
        {
            return null;
        }

        var (status, body) = await influx.AskAsync(
            server,
            HttpMethod.Get,
            $"/api/v2/dbrps?org={Uri.EscapeDataString(options.StoreOrg)}&db={_name}",
            null,
            cancel);
        if (status == HttpStatusCode.OK && FirstOf(body, "content", "id") is not null)
        {
            return null;
        }

        var mapping = new Dictionary<string, object> { ["bucketID"] = bucket, ["database"] = _name, ["retention_policy"] = "autogen", ["default"] = true, ["org"] = options.StoreOrg };
        (status, body) = await influx.AskAsync(server, HttpMethod.Post, "/api/v2/dbrps", Json(mapping), cancel);
        return status == HttpStatusCode.Created ? null : Reservation(influx, server, status, InfluxFault.TextOf(body));
    }

    private async Task<string?> EnsureDatabase3Async(InfluxConnection influx, InfluxDialect server, CancellationToken cancel)
    {
        // For ever is the field left out: 0d would hide everything at once.
        var wanted = new Dictionary<string, string> { ["db"] = _name };
        if (_days > 0)
        {
            wanted["retention_period"] = Invariant($"{_days}d");
        }

        var (status, body) = await influx.AskAsync(server, HttpMethod.Post, "/api/v3/configure/database", Json(wanted), cancel);
        if (status == HttpStatusCode.Conflict)
        {
            // It exists. Versions before 3.2 cannot change it any more, and readings are stored all the same.
            (status, body) = await influx.AskAsync(server, HttpMethod.Put, "/api/v3/configure/database", Json(wanted), cancel);
            if (status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
            {
                return null;
            }
        }

        return status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent ? null : Reservation(influx, server, status, InfluxFault.TextOf(body));
    }

    private async Task<string?> RunAsync(InfluxConnection influx, InfluxDialect server, string statement, CancellationToken cancel)
    {
        var (status, body) = await influx.QueryAsync(server, statement, cancel);
        return ErrorOf(status, body) is { } error ? Reservation(influx, server, status, error) : null;
    }

    // A user that may write but not administrate is a right choice, if somebody else has made the database.
    private string? Reservation(InfluxConnection influx, InfluxDialect server, HttpStatusCode status, string error) =>
        status is HttpStatusCode.Forbidden or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.OK
            ? $"InfluxDB {server.Version} does not let us make '{_name}' or set its retention (Ingestor:StoreDatabase, Ingestor:RawRetentionDays): it answered {(int)status}: {error}; check {server.SecretSettings}"
            : throw influx.Answered(status, error);

    private static string? ErrorOf(HttpStatusCode status, byte[] body)
    {
        if (status != HttpStatusCode.OK)
        {
            return InfluxFault.TextOf(body);
        }

        try
        {
            return InfluxAnswer.Read(body, static _ => { });
        }
        catch (JsonException e)
        {
            return $"no JSON: {e.Message}";
        }
    }

    private static (string Name, string Duration)? DefaultPolicyOf(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var result = json.RootElement.GetProperty("results")[0];
        if (!result.TryGetProperty("series", out var series))
        {
            return null;
        }

        var columns = series[0].GetProperty("columns").EnumerateArray().Select(c => c.GetString()).ToList();
        var (name, duration, isDefault) = (columns.IndexOf("name"), columns.IndexOf("duration"), columns.IndexOf("default"));
        return series[0].GetProperty("values").EnumerateArray()
            .Where(row => row[isDefault].GetBoolean())
            .Select(row => ((string, string)?)(row[name].GetString()!, row[duration].GetString()!))
            .FirstOrDefault();
    }

    private static (string Id, long EverySeconds)? BucketOf(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.GetProperty("buckets").EnumerateArray()
            .Select(b => ((string, long)?)(b.GetProperty("id").GetString()!, EverySeconds(b)))
            .FirstOrDefault();
    }

    private static long EverySeconds(JsonElement bucket) =>
        bucket.TryGetProperty("retentionRules", out var rules) && rules.GetArrayLength() > 0 ? rules[0].GetProperty("everySeconds").GetInt64() : 0;

    private static string? FirstOf(byte[] body, string list, string name)
    {
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0
            ? items[0].GetProperty(name).GetString()
            : null;
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
