using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Corrections;

namespace Monitoring.Ingestor.Importing;

/// <summary>Imports under <c>/api/sites/{site}/imports</c>.</summary>
public static class ImportEndpoints
{
    /// <summary>Maps the endpoints; importing needs a key of scope <c>correct</c>, looking a read key too.</summary>
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/sites/{site}/imports").AddEndpointFilter<CorrectionKeyFilter>().WithTags("Correcting");
        api.MapPost("/", ImportAsync)
            .WithSummary("Import energy from a CSV or Excel file")
            .WithDescription("The file is the body, or the only file of a multipart form, whose other parts may hold the options. A file that gzip packed is unpacked.")
            .AddOpenApiOperationTransformer(DescribeAsync)
            .Produces<ImportReport>(201).Produces<ImportReport>().Produces<ImportReport>(422).Produces<WriteError>(429);
        api.MapGet("/{id:long}", FindAsync).WithSummary("Result of an import, and whether the ledger has it").Produces<ImportReport>();
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        foreach (var (name, meaning) in ImportOptionNames.All)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = meaning, Schema = text });
        }

        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "CSV or .xlsx",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/octet-stream"] = new() { Schema = file } },
        };
        return Task.CompletedTask;
    }

    private static async Task<IResult> ImportAsync(
        HttpContext context, string site, ImportService imports, ImportGate gate, IngestorOptions options, TimeProvider time, CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(gate.LongestUpload, time);
        try
        {
            using var coming = gate.TryReceive();
            var upload = coming is null ? null : await ImportUpload.ReceiveAsync(context.Request, options.MaxBodyBytes, deadline.Token, cancel);
            using var place = upload is null ? null : await gate.EnterAsync(cancel);
            if (upload is null || place is null)
            {
                context.Response.Headers.RetryAfter = ImportGate.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                return Results.Json(new WriteError("too many requests", "other files are being imported: send this one again in a few seconds", Reason: ImportCodes.Busy), statusCode: 429);
            }

            var request = ImportRequest.Read(upload.Given);
            var report = await imports.ImportAsync(site, request with { File = upload.Name }, await upload.BytesAsync(cancel), CorrectionKeyFilter.KeyOf(context).Name, cancel);
            return report.Id is { } id
                ? Results.Created(string.Create(CultureInfo.InvariantCulture, $"/api/sites/{Uri.EscapeDataString(site)}/imports/{id}"), report)
                : Results.Json(report, statusCode: request.DryRun ? 200 : 422);
        }
        catch (ImportException e)
        {
            return Results.Json(new WriteError("invalid", e.Message, Reason: e.Code, Values: e.Values), statusCode: 400);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Results.Json(new WriteError("request too large", $"the file is larger than {options.MaxBodyBytes} bytes: divide it, e.g. by years, or pack it with gzip", Reason: ImportCodes.TooLong, Values: [(options.MaxBodyBytes / 1_000_000).ToString(CultureInfo.InvariantCulture)]), statusCode: 413);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            context.Response.Headers.Connection = "close";
            return Results.Json(
                new WriteError("request timeout", $"the file did not come whole within {gate.LongestUpload}; nothing of it is stored: divide it, e.g. by years, or pack it with gzip", Reason: ImportCodes.TooSlow), statusCode: 408);
        }
    }

    private static async Task<IResult> FindAsync(string site, long id, ImportService imports, CancellationToken cancel) =>
        await imports.FindAsync(site, id, cancel) is { } report ? Results.Ok(report) : CorrectionEndpoints.NoSuch(site, id);
}
