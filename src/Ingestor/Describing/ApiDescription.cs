using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Describing;

/// <summary>What <c>/openapi/v1.json</c> says beyond paths and types: title, keys, parameters and every answer.</summary>
internal static class ApiDescription
{
    private const string Scheme = "key";

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["site"] = "Site id",
        ["meter"] = "Meter id",
        ["from"] = "Start of the span, inclusive: ISO 8601 with an offset, e.g. 2026-04-01T00:00:00+09:00 (in a URL, + is written %2B)",
        ["to"] = "End of the span, exclusive: ISO 8601 with an offset",
        ["quantity"] = "Name of a quantity with its unit, e.g. active_power_w; a meter's own are listed with the meters of the site",
        ["what"] = "intervals (quarter hours of the ledger) or readings (of one quantity)",
        ["format"] = "csv or xlsx",
        ["bom"] = "false for CSV without the byte order mark that Excel wants",
        ["points"] = "How many buckets fill the span, e.g. the width of a chart in pixels; the step is chosen, and stands in the answer",
        ["id"] = "Number of a correction; of an export, a word of yours under which its progress can be asked for, up to 64 letters",
        ["last"] = "Only so many of the newest intervals of each meter, e.g. 48; from and to may then be left out",
        ["until"] = "Number of a mark, as newest in an answer: only what was marked up to it counts, so that a correction can be followed to its end",
        ["by"] = "How quarter hours are added up on the site's clock: quarter-hour, half-hour, hour, day (unless given), week (from Monday), month, year or all",
        ["every"] = "Length of a bucket as an ISO 8601 duration of at least PT1S, e.g. PT1M; without it, every reading",
    };

    private static readonly Dictionary<string, string> TotalsParameters = new(StringComparer.Ordinal)
    {
        ["from"] = "First local day, e.g. 2026-04-01, or the time at which it, or the first hour or part of one, begins with an offset, e.g. 2026-04-01T00:00:00+09:00",
        ["to"] = "End, exclusive, in the same way: a local day, e.g. 2027-04-01, or a time",
    };

    private static readonly Dictionary<string, string> ReadAnswers = new(StringComparer.Ordinal)
    {
        ["400"] = "A parameter is missing or wrong; the message says which",
        ["401"] = "No valid key",
        ["403"] = "The key may not read here",
        ["404"] = "No such site or meter",
        ["503"] = "The store does not answer; try again after Retry-After seconds",
    };

    private static readonly Dictionary<string, string> WriteAnswers = new(StringComparer.Ordinal)
    {
        ["400"] = "The refused lines and why, all others are stored; or the whole request is wrong and nothing is stored",
        ["401"] = "No valid key",
        ["403"] = "The key may only read",
        ["413"] = "The body is too large after decompression: send smaller batches",
        ["429"] = "Too many writes at once; try again after Retry-After seconds",
        ["503"] = "The store does not take readings now; try again after Retry-After seconds",
    };

    internal static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options => options
        .AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        })
        .AddOperationTransformer(DescribeAsync));

    private static void Describe(OpenApiDocument document)
    {
        document.Info.Title = "Monitoring Ingestor";
        document.Info.Description = "Takes readings as InfluxDB line protocol and answers questions about them. Keys are made with the command 'keys add'.";
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "Authorization",
            Description = "Authorization: Token KEY, with a key of scope 'write', 'read' or 'correct'",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        foreach (var parameter in operation.Parameters ?? [])
        {
            parameter.Description ??= (context.Description.RelativePath?.EndsWith("/totals", StringComparison.Ordinal) == true ? TotalsParameters : Parameters)
                .GetValueOrDefault(parameter.Name ?? "") ?? Parameters.GetValueOrDefault(parameter.Name ?? "");
            if (parameter is { Name: "meter", In: ParameterLocation.Query })
            {
                parameter.Description = "Meter id, as often as there are meters to answer for; all meters of the site without it, e.g. meter=press-1&meter=press-2";
            }

        }

        operation.Responses ??= [];
        var writes = context.Description.RelativePath?.EndsWith("api/v2/write", StringComparison.Ordinal) == true;
        if (writes)
        {
            DescribeWrite(operation);
        }

        var error = await context.GetOrCreateSchemaAsync(typeof(WriteError), cancellationToken: cancel);
        foreach (var (status, meaning) in writes ? WriteAnswers : ReadAnswers)
        {
            operation.Responses[status] = new OpenApiResponse
            {
                Description = meaning,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = error } },
            };
        }
    }

    // The endpoint reads the request itself, so the framework knows neither its parameter nor its body.
    private static void DescribeWrite(OpenApiOperation operation)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        operation.Parameters =
        [
            new OpenApiParameter { Name = "precision", In = ParameterLocation.Query, Description = "Unit of the timestamps: ns (unless given), us, ms or s", Schema = text },
        ];
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = "Line protocol, e.g. readings,meter=press-1 active_power_w=481.2 1767571200000; Content-Encoding may be gzip",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["text/plain"] = new() { Schema = text } },
        };
        operation.Responses = new OpenApiResponses { ["204"] = new OpenApiResponse { Description = "Every line is stored" } };
    }
}
