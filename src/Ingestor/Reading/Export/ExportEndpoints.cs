using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>
/// <c>GET /api/sites/{site}/export</c> streams a file; <c>GET …/export/{id}</c> says meanwhile how far it is. The id is the caller's
/// word in <c>id</c>, or stands in the header <c>X-Export-Id</c>. Closing the download ends the work.
/// </summary>
internal static class ExportEndpoints
{
    internal static void MapExport(this IEndpointRouteBuilder api)
    {
        api.MapGet("/{site}/export", ExportAsync)
            .WithSummary("Readings or intervals of any span as a CSV or Excel file, streamed").Produces<byte[]>(200, "text/csv");
        api.MapGet("/{site}/export/{id}", Progress).WithSummary("How far an export is").Produces<ExportState>();
    }

    private static async Task<IResult> ExportAsync(
        HttpContext context, string site, [FromQuery] string? what, [FromQuery] string[]? meter, [FromQuery] string? quantity, [FromQuery] string? from,
        [FromQuery] string? to, [FromQuery] string? format, [FromQuery] bool? bom, [FromQuery] string? id,
        IDbContextFactory<IngestorDb> database, IReadingStore store, ExportBoard board, CancellationToken cancel)
    {
        var question = new ExportQuestion(site, what, meter ?? [], quantity, from, to, format);
        var (request, problem) = await question.ResolveAsync(database, cancel);
        if (request is null)
        {
            var status = problem!.StartsWith("there is no", StringComparison.Ordinal) || problem.StartsWith("site '", StringComparison.Ordinal) ? 404 : 400;
            return Results.Json(new WriteError(status == 404 ? "not found" : "invalid", problem), statusCode: status);
        }

        id ??= Guid.NewGuid().ToString("N");
        var progress = new ExportProgress(request);
        if (id.Length is 0 or > 64 || !board.TryAdd(site, id, progress))
        {
            return Results.Json(new WriteError("conflict", $"id '{id}' is of another export that runs, or longer than 64 letters: choose another"), statusCode: 409);
        }

        // What cannot be answered at all is said before the file begins.
        if (request is { Quantity: { } of, Meters.Count: > 0 })
        {
            await store.ReadAsync(new SeriesKey(site, request.Meters[0].Meter, of), request.FromMs, request.ToMs, 1, cancel);
        }

        var headers = context.Response.Headers;
        headers["X-Export-Id"] = id;
        headers.CacheControl = "no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(request.FileName);
        headers.ContentDisposition = disposition.ToString();
        return Results.Stream(output => WriteAsync(context, request, output, bom ?? true, store, database, progress), request.ContentType);
    }

    private static async Task WriteAsync(
        HttpContext context, ExportRequest request, Stream output, bool bom, IReadingStore store, IDbContextFactory<IngestorDb> database, ExportProgress progress)
    {
        try
        {
            await using var file = ExportFile.Create(request.Format, output, request.Zone, bom);
            await new ExportRun(store, database).RunAsync(request, file, progress, context.RequestAborted);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException or IOException)
        {
            // A file that ends early must not look whole: the client sees the connection break, and the progress says why.
            context.Abort();
        }
    }

    private static IResult Progress(string site, string id, ExportBoard board) => board.Find(site, id) is { } progress
        ? Results.Ok(progress.State)
        : Results.Json(new WriteError("not found", $"there is no export '{id}' of site '{site}', or it ended long ago"), statusCode: 404);
}
