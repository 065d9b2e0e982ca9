using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Ingestor.Tests.Stores.Standins;

/// <summary>InfluxDB 3 Core: every path wants the token, databases come by themselves, a write is stored whole or not at all.</summary>
internal sealed class Influx3Standin(string version = "3.4.2") : InfluxStandin(version)
{
    private const int MaxBody = 10_485_760;

    /// <summary>Databases and their retention, e.g. <c>400d</c>; null for ever.</summary>
    public Dictionary<string, string?> Databases { get; } = [];

    protected override Task AnswerAsync(HttpContext context, byte[] body)
    {
        var request = context.Request;
        if (request.Headers.Authorization != $"Bearer {Secret}")
        {
            return AnswerAsync(context, 401, new { error = "the request was not authenticated" });
        }

        return (request.Method, request.Path.Value) switch
        {
            ("GET", "/ping") => AnswerAsync(context, 200, new { version = Version, revision = "abc", process_id = "1" }),
            ("POST", "/api/v3/configure/database") => MakeAsync(context, Json(context, body)),
            ("PUT", "/api/v3/configure/database") => ChangeAsync(context, Json(context, body)),
            ("POST", "/write") => WriteAsync(context, body),
            ("POST", "/query") => QueryAsync(context, body, Databases.Keys.ToHashSet(), HiddenBeforeMs),
            _ => NotFoundAsync(context),
        };
    }

    private long HiddenBeforeMs => Databases.Values.FirstOrDefault() is { } days
        ? TimeProvider.System.GetUtcNow().AddDays(-int.Parse(days.TrimEnd('d'), System.Globalization.CultureInfo.InvariantCulture)).ToUnixTimeMilliseconds()
        : long.MinValue;

    private Task MakeAsync(HttpContext context, JsonElement wanted)
    {
        var added = Databases.TryAdd(wanted.GetProperty("db").GetString()!, RetentionOf(wanted));
        return added ? AnswerAsync(context, 200, new { }) : AnswerTextAsync(context, 409, "attempted to create a resource that already exists");
    }

    private Task ChangeAsync(HttpContext context, JsonElement wanted)
    {
        Databases[wanted.GetProperty("db").GetString()!] = RetentionOf(wanted);
        return AnswerAsync(context, 200, new { });
    }

    private Task WriteAsync(HttpContext context, byte[] body)
    {
        var query = context.Request.Query;
        Check(query["precision"] == "ms" && query.Count == 2, $"query of write is {context.Request.QueryString}");
        Check(body.Length > 0, "an empty write");
        Check(body.Length <= MaxBody, $"a body of {body.Length} bytes");
        if (body.Length > MaxBody)
        {
            return AnswerTextAsync(context, 413, $"max request size ({MaxBody} bytes) exceeded");
        }

        try
        {
            var lines = StandinLine.ParseAll(body);
            Databases.TryAdd(query["db"]!, null);
            Data.Add(lines);
            context.Response.StatusCode = 204;
            return Task.CompletedTask;
        }
        catch (FormatException e)
        {
            Check(false, e.Message);
            return AnswerAsync(context, 400, new { error = "line protocol parsing error", data = new { error_message = e.Message, line_number = 1, original_line = "readings,meter=m,sit" } });
        }
    }

    private Task NotFoundAsync(HttpContext context)
    {
        Check(false, $"{context.Request.Method} {context.Request.Path} is nothing that 3.x has");
        return AnswerTextAsync(context, 404, "not found");
    }

    private string? RetentionOf(JsonElement wanted)
    {
        var retention = wanted.TryGetProperty("retention_period", out var period) ? period.GetString() : null;
        Check(retention is null || (retention.EndsWith('d') && retention != "0d"), $"retention_period is {retention}");
        return retention;
    }
}
