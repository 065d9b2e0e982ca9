using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Corrections under <c>/api/sites/{site}/corrections</c>.</summary>
public static class CorrectionEndpoints
{
    /// <summary>Maps the endpoints; changes need a key of scope <c>correct</c>, looking a read key too.</summary>
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/sites/{site}/corrections").AddEndpointFilter<CorrectionKeyFilter>().WithTags("Correcting");
        api.MapGet("/", ListAsync).WithSummary("Every correction of a site, or of one meter, undone ones too, newest first").Produces<List<CorrectionInfo>>();
        api.MapPost("/", MakeAsync).WithSummary("Calibrate a meter, note its replacement, or enter energy")
            .Accepts<CorrectionRequest>("application/json").Produces<CorrectionInfo>(201);
        api.MapGet("/{id:long}", FindAsync).WithSummary("One correction").Produces<CorrectionInfo>();
        api.MapPost("/{id:long}/undo", UndoAsync).WithSummary("Undo a correction; it stays in the list")
            .Accepts<UndoRequest>("application/json").Produces<CorrectionInfo>();
    }

    internal static IResult NoSuch(string site, long id) =>
        Results.Json(new WriteError("not found", string.Create(CultureInfo.InvariantCulture, $"site '{site}' has no correction {id}")), statusCode: 404);

    private static async Task<IResult> ListAsync(string site, [FromQuery] string? meter, CorrectionTable table, CancellationToken cancel) =>
        Results.Ok((await table.ListAsync(site, meter, cancel)).Select(CorrectionAnswer.Of).ToList());

    private static async Task<IResult> FindAsync(string site, long id, CorrectionTable table, CancellationToken cancel) =>
        await table.FindAsync(site, id, cancel) is { } row ? Results.Ok(CorrectionAnswer.Of(row)) : NoSuch(site, id);

    private static async Task<IResult> MakeAsync(
        HttpContext context, string site, CorrectionService corrections, CancellationToken cancel)
    {
        var request = await CorrectionBody.ReadAsync<CorrectionRequest>(context.Request, cancel);
        var made = await corrections.MakeAsync(site, request, CorrectionKeyFilter.KeyOf(context).Name, cancel);
        return Results.Created(string.Create(CultureInfo.InvariantCulture, $"/api/sites/{Uri.EscapeDataString(site)}/corrections/{made.Id}"), made);
    }

    private static async Task<IResult> UndoAsync(
        HttpContext context, string site, long id, CorrectionService corrections, CancellationToken cancel)
    {
        var request = await CorrectionBody.ReadAsync<UndoRequest>(context.Request, cancel);
        return await corrections.UndoAsync(site, id, request, CorrectionKeyFilter.KeyOf(context).Name, cancel) is { } undone
            ? Results.Ok(undone) : NoSuch(site, id);
    }
}
