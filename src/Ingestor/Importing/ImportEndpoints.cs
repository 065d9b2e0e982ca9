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

    private static async Task<IResult> ImportAsync(HttpContext context, string site, ImportService imports, ImportGate gate, IngestorOptions options, CancellationToken cancel)
    {
        using var place = gate.TryEnter();
        if (place is null)
        {
            context.Response.Headers.RetryAfter = ImportGate.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Results.Json(new WriteError("too many requests", "other files are being imported: send this one again in a few seconds", Reason: ImportCodes.Busy), statusCode: 429);
        }

        try
        {
            var (given, name, bytes) = await ReadAsync(context.Request, options.MaxBodyBytes, cancel);
            var request = ImportRequest.Read(given);
            var report = await imports.ImportAsync(site, request with { File = name }, bytes, CorrectionKeyFilter.KeyOf(context).Name, cancel);
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
    }

    private static async Task<IResult> FindAsync(string site, long id, ImportService imports, CancellationToken cancel) =>
        await imports.FindAsync(site, id, cancel) is { } report ? Results.Ok(report) : CorrectionEndpoints.NoSuch(site, id);

    private static async Task<(Dictionary<string, string> Given, string? Name, byte[] Bytes)> ReadAsync(HttpRequest request, int mostBytes, CancellationToken cancel)
    {
        var given = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);

        // curl --data-binary calls every body a urlencoded form unless told otherwise; only multipart can hold a file.
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, cancel);
            return (given, null, body.ToArray());
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new Microsoft.AspNetCore.Http.Features.FormOptions { MultipartBodyLengthLimit = mostBytes }, cancel);
        }
        catch (InvalidDataException e)
        {
            throw new ImportException($"the form cannot be read: {e.Message}", ImportCodes.BrokenForm);
        }

        foreach (var field in form)
        {
            given[field.Key] = field.Value.ToString();
        }

        if (form.Files.Count != 1)
        {
            throw new ImportException("the form needs exactly one file, in the part 'file'", ImportCodes.BrokenForm);
        }

        using var content = new MemoryStream();
        await form.Files[0].CopyToAsync(content, cancel);
        return (given, form.Files[0].FileName, content.ToArray());
    }
}
