using System.Globalization;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Health;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Quality;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Writing;

/// <summary>
/// <c>POST /api/v2/write</c> as the InfluxDB 2 API answers it. It answers only after the store has the readings and the ledger's
/// marks are on disk.
/// </summary>
public sealed class WriteEndpoint(
    KeyService keys, ReadingIntake intake, IngestorOptions options, WriteGate gate, BodyBudget budget, IngestorMetrics metrics, TimeProvider time,
    GatewayWatch gateways, IHostApplicationLifetime host)
{
    private static readonly TimeSpan FutureTolerance = TimeSpan.FromMinutes(5);

    private readonly WriteWorkspace.Pool _workspaces = new();

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

        gateways.Observe(key.Id, key.Site, GatewayReport.Parse(context.Request.Headers[GatewayReport.Header]));
        if (!Precisions.TryParse(context.Request.Query["precision"], out var precision))
        {
            return Error(context, 400, "invalid", $"precision '{context.Request.Query["precision"]}' is not known: ns, us, ms or s");
        }

        if (gate.IsFull)
        {
            return TooMany(context);
        }

        using var deadline = new CancellationTokenSource(options.MaxBodyTime, time);
        using var body = await BodyReader.ReadAsync(context.Request, options.MaxBodyBytes, budget, deadline.Token, cancel);
        switch (body.Problem)
        {
            case BodyProblem.TooLarge:
                return Error(context, 413, "request too large", $"the body is larger than {options.MaxBodyBytes} bytes (after decompression): send smaller batches");
            case BodyProblem.TooSlow:
                context.Response.Headers.Connection = "close";
                return Later(context, 408, "request timeout", "the body came too slowly; nothing of it is stored", seconds: 1);
            case BodyProblem.Incomplete:
                return Error(context, 400, "invalid", "the body ended early; nothing of it is stored");
            case BodyProblem.Encoding:
                return Error(context, 400, "invalid", "the body could not be decompressed: Content-Encoding may be gzip or identity");
            case BodyProblem.NoRoom:
                return TooMany(context);
        }

        using var place = gate.TryEnter();
        return place is null ? TooMany(context) : await StoreAsync(context, key, body.Bytes, precision);
    }

    // A client that gives up now may never send again, and the store may have its readings already: from here on it goes to the end.
    private async Task<IResult> StoreAsync(HttpContext context, KeyInfo key, ReadOnlyMemory<byte> body, TimestampPrecision precision)
    {
        var now = time.GetUtcNow();
        var times = new TimeRule(
            now.ToUnixTimeMilliseconds(), options.Clock.Earliest.ToUnixTimeMilliseconds(), (now + FutureTolerance).ToUnixTimeMilliseconds());
        var workspace = _workspaces.Take();
        try
        {
            workspace.Parser.Parse(body.Span, precision, times, workspace.Batch, workspace.Refused);
            var stored = await intake.StoreAsync(key.Site, workspace.Batch, workspace.Refused, host.ApplicationStopped);
            metrics.Written(stored.Points, stored.Values, workspace.Refused);
            return workspace.Refused.Count == 0 ? Results.NoContent() : Partial(context, workspace.Refused, stored.Points);
        }
        catch (IntakeUnavailableException e)
        {
            return Later(context, 503, "unavailable", e.Message, (int)Math.Ceiling(e.RetryAfter.TotalSeconds));
        }
        finally
        {
            _workspaces.Return(workspace);
        }
    }

    private static IResult Partial(HttpContext context, RefusedLines refused, int stored)
    {
        RefusedLine[] listed = [.. refused.Listed.OrderBy(r => r.Line)];
        var named = string.Join('\n', listed.Take(20).Select(r => $"line {r.Line}: unable to parse '{r.Text}': {r.Reason}"));
        var message = string.Create(CultureInfo.InvariantCulture, $"partial write: {named} dropped={refused.Count} stored={stored}");

        // With a list that does not name them all a sender would take the rest for stored; in halves of the batch it learns of each.
        if (refused.Count > listed.Length)
        {
            return Error(context, 413, "request too large", $"more than {listed.Length} lines are refused, too many to list: send smaller batches; {message}");
        }

        context.Response.Headers["X-Platform-Error-Code"] = "invalid";
        return Results.Json(new WriteError("invalid", message, listed), statusCode: 400);
    }

    private static IResult Error(HttpContext context, int status, string code, string message)
    {
        context.Response.Headers["X-Platform-Error-Code"] = code;
        return Results.Json(new WriteError(code, message), statusCode: status);
    }

    private IResult TooMany(HttpContext context) => Later(context, 429, "too many requests", "too many writes at once; try again", seconds: 1);

    private IResult Later(HttpContext context, int status, string code, string message, int seconds)
    {
        metrics.PutOff(status);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Error(context, status, code, message);
    }
}
