using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Ingestor.Tests.Stores.Standins;

/// <summary>InfluxDB 2.x: organizations, buckets, tokens of the form <c>Token …</c>.</summary>
internal sealed class Influx2Standin(string version = "v2.7.1") : InfluxStandin(version)
{
    public const string Org = "工場 one";

    private readonly bool _mapsBuckets = !version.StartsWith("2.0", StringComparison.Ordinal);

    /// <summary>Buckets and after how many seconds their points expire; 0 for never.</summary>
    public Dictionary<string, long> Buckets { get; } = [];

    /// <summary>Databases of InfluxQL, which buckets are by themselves from 2.4 on.</summary>
    public HashSet<string> Mappings { get; } = [];

    public bool MayManage { get; set; } = true;

    protected override Task AnswerAsync(HttpContext context, byte[] body)
    {
        var request = context.Request;
        if (request.Path == "/ping")
        {
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }

        if (request.Headers.Authorization != $"Token {Secret}")
        {
            return AnswerAsync(context, 401, new { code = "unauthorized", message = "unauthorized access" });
        }

        return (request.Method, request.Path.Value) switch
        {
            ("GET", "/api/v2/buckets") => BucketAsync(context, request.Query["name"]!),
            ("GET", "/api/v2/orgs") => request.Query["org"] == Org
                ? AnswerAsync(context, 200, new { orgs = new[] { new { id = "0123456789abcdef", name = Org } } })
                : AnswerAsync(context, 404, new { code = "not found", message = $"organization name \"{request.Query["org"]}\" not found" }),
            ("POST", "/api/v2/buckets") => MakeAsync(context, Json(context, body)),
            ("PATCH", var path) when path!.StartsWith("/api/v2/buckets/id-", StringComparison.Ordinal) => ChangeAsync(context, path["/api/v2/buckets/id-".Length..], Json(context, body)),
            ("GET", "/api/v2/dbrps") => AnswerAsync(context, 200, new { content = Mappings.Select(m => new { id = "m", database = m }) }),
            ("POST", "/api/v2/dbrps") => MapAsync(context, Json(context, body)),
            ("POST", "/api/v2/write") => WriteAsync(context, body),
            ("POST", "/query") => QueryAsync(context, body, _mapsBuckets ? Buckets.Keys.ToHashSet() : Mappings, long.MinValue),
            _ => NotFoundAsync(context),
        };
    }

    private Task BucketAsync(HttpContext context, string name)
    {
        Check(context.Request.Query["org"] == Org, $"org is {context.Request.Query["org"]}");
        return Buckets.TryGetValue(name, out var seconds)
            ? AnswerAsync(context, 200, new { buckets = new[] { new { id = $"id-{name}", name, retentionRules = seconds == 0 ? [] : new object[] { new { type = "expire", everySeconds = seconds } } } } })
            : AnswerAsync(context, 404, new { code = "not found", message = $"bucket \"{name}\" not found" });
    }

    private Task MakeAsync(HttpContext context, JsonElement wanted)
    {
        if (!MayManage)
        {
            return AnswerAsync(context, 403, new { code = "forbidden", message = "insufficient permissions for write" });
        }

        Check(wanted.GetProperty("orgID").GetString() == "0123456789abcdef", "a bucket of no organization");
        var name = wanted.GetProperty("name").GetString()!;
        if (!Buckets.TryAdd(name, SecondsOf(wanted)))
        {
            return AnswerAsync(context, 422, new { code = "conflict", message = $"bucket with name {name} already exists" });
        }

        return AnswerAsync(context, 201, new { id = $"id-{name}", name });
    }

    private Task ChangeAsync(HttpContext context, string name, JsonElement wanted)
    {
        Buckets[name] = SecondsOf(wanted);
        return AnswerAsync(context, 200, new { id = $"id-{name}", name });
    }

    private Task MapAsync(HttpContext context, JsonElement wanted)
    {
        Check(wanted.GetProperty("retention_policy").GetString() == "autogen" && wanted.GetProperty("default").GetBoolean(), "a mapping that is not the default");
        Mappings.Add(wanted.GetProperty("database").GetString()!);
        return AnswerAsync(context, 201, new { id = "m" });
    }

    private Task WriteAsync(HttpContext context, byte[] body)
    {
        var query = context.Request.Query;
        Check(query["org"] == Org && query["precision"] == "ms" && query.Count == 3, $"query of write is {context.Request.QueryString}");
        if (!Buckets.TryGetValue(query["bucket"]!, out var seconds))
        {
            return AnswerAsync(context, 404, new { code = "not found", message = $"bucket \"{query["bucket"]}\" not found" });
        }

        try
        {
            var lines = StandinLine.ParseAll(body);
            var earliest = seconds == 0 ? long.MinValue : TimeProvider.System.GetUtcNow().AddSeconds(-seconds).ToUnixTimeMilliseconds();
            Data.Add(lines.Where(l => l.TimeMs >= earliest));
            if (lines.Count(l => l.TimeMs < earliest) is > 0 and var dropped)
            {
                return AnswerAsync(context, 422, new { code = "unprocessable entity", message = $"failure writing points to database: partial write: points beyond retention policy dropped={dropped}" });
            }

            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }
        catch (FormatException e)
        {
            Check(false, e.Message);
            return AnswerAsync(context, 400, new { code = "invalid", message = e.Message });
        }
    }

    private Task NotFoundAsync(HttpContext context)
    {
        Check(false, $"{context.Request.Method} {context.Request.Path} is nothing that 2.x has");
        return AnswerAsync(context, 404, new { code = "not found", message = "path not found" });
    }

    private static long SecondsOf(JsonElement bucket) =>
        bucket.GetProperty("retentionRules") is var rules && rules.GetArrayLength() > 0 ? rules[0].GetProperty("everySeconds").GetInt64() : 0;
}
