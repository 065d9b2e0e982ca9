using System.Globalization;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Health;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Writing;

/// <summary>
/// <c>POST /api/v2/write</c> as the InfluxDB 2 API answers it. It answers only after the store has the readings and the ledger knows of them.
/// </summary>
public sealed class WriteEndpoint(
    KeyService keys, IReadingStore store, DirtySpans dirty, MeterDirectory meters, IngestorOptions options, WriteGate gate, IngestorMetrics metrics, TimeProvider time)
{
    private static readonly TimeSpan FutureTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Handles one request.</summary>
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var cancel = context.RequestAborted;
        if (await keys.CheckAsync(context.Request.Headers.Authorization, cancel) is not { } key)
        {
            return Error(context, 401, "unauthorized", "unauthorized access: send 'Authorization: Token KEY' with a valid gateway key");
        }

        if (key.Scope != KeyScope.Write)
        {
            return Error(context, 403, "forbidden", "this key may only read");
        }

        if (!Precisions.TryParse(context.Request.Query["precision"], out var precision))
        {
            return Error(context, 400, "invalid", $"precision '{context.Request.Query["precision"]}' is not known: ns, us, ms or s");
        }

        using var place = gate.TryEnter();
        if (place is null)
        {
            return Later(context, 429, "too many requests", "too many writes at once; try again", seconds: 1);
        }

        using var body = await BodyReader.ReadAsync(context.Request, options.MaxBodyBytes, cancel);
        return body.Problem switch
        {
            BodyProblem.TooLarge => Error(context, 413, "request too large", $"the body is larger than {options.MaxBodyBytes} bytes (after decompression): send smaller batches"),
            BodyProblem.Encoding => Error(context, 400, "invalid", "the body could not be decompressed: Content-Encoding may be gzip or identity"),
            _ => await StoreAsync(context, key, body.Bytes, precision, cancel),
        };
    }

    private async Task<IResult> StoreAsync(HttpContext context, KeyInfo key, ReadOnlyMemory<byte> body, TimestampPrecision precision, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var times = new TimeRule(
            now.ToUnixTimeMilliseconds(), options.Clock.Earliest.ToUnixTimeMilliseconds(), (now + FutureTolerance).ToUnixTimeMilliseconds());
        var batch = new PointBatch();
        var refused = new List<RefusedLine>();
        new LineProtocolParser().Parse(body.Span, precision, times, batch, refused);
        try
        {
            foreach (var point in await store.WriteAsync(key.Site, batch, cancel))
            {
                var line = batch.Points[point.Index];
                refused.Add(new RefusedLine(line.Line, $"readings,meter={line.Meter} …", point.Reason));
            }

            await dirty.MarkAsync(key.Site, batch, cancel);
        }
        catch (StoreUnavailableException e)
        {
            return Later(context, 503, "unavailable", e.Message, seconds: 2);
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            return Later(context, 503, "unavailable", $"the ledger's database: {e.Message}", seconds: 2);
        }

        meters.Observe(key.Site, batch);
        metrics.Written(batch.Count, batch.ValueCount, refused);
        return refused.Count == 0 ? Results.NoContent() : Partial(context, refused, batch.Count);
    }

    private static IResult Partial(HttpContext context, List<RefusedLine> refused, int stored)
    {
        refused.Sort((a, b) => a.Line.CompareTo(b.Line));
        var named = string.Join('\n', refused.Take(20).Select(r => $"line {r.Line}: unable to parse '{r.Text}': {r.Reason}"));
        var message = string.Create(CultureInfo.InvariantCulture, $"partial write: {named} dropped={refused.Count} stored={stored}");
        context.Response.Headers["X-Platform-Error-Code"] = "invalid";
        return Results.Json(new WriteError("invalid", message, refused), statusCode: 400);
    }

    private static IResult Error(HttpContext context, int status, string code, string message)
    {
        context.Response.Headers["X-Platform-Error-Code"] = code;
        return Results.Json(new WriteError(code, message), statusCode: status);
    }

    private static IResult Later(HttpContext context, int status, string code, string message, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Error(context, status, code, message);
    }
}
