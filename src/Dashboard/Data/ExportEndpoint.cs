using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Data;

/// <summary><c>GET /export/{site}</c>: hands an export of the Ingestor on to the browser, which has no key, piece by piece as it comes.</summary>
internal static class ExportEndpoint
{
    private static readonly string[] Options = ["what", "meter", "quantity", "from", "to", "format"];

    public static void MapExports(this IEndpointRouteBuilder routes) => routes.MapGet(ExportQuery.Path + "/{site}", HandAsync);

    private static async Task HandAsync(HttpContext context, string site, IngestorExports exports)
    {
        var (request, response, cancel) = (context.Request, context.Response, context.RequestAborted);
        var options = Options.Where(request.Query.ContainsKey).Select(o => KeyValuePair.Create(o, (string?)request.Query[o].ToString()));
        try
        {
            using var answer = await exports.OpenAsync(site, options, cancel);
            if (!answer.IsSuccessStatusCode)
            {
                await SayAsync(response, (int)answer.StatusCode, DataTexts.ExportRefused.With(await ReasonOfAsync(answer, cancel)), cancel);
                return;
            }

            response.ContentType = answer.Content.Headers.ContentType?.ToString();
            response.Headers.ContentDisposition = answer.Content.Headers.ContentDisposition?.ToString();
            response.Headers.CacheControl = "no-store";
            await answer.Content.CopyToAsync(response.Body, cancel);
        }
        catch (IngestorException)
        {
            await SayAsync(response, StatusCodes.Status503ServiceUnavailable, DataTexts.ExportAway, cancel);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // A file that ends early must not look whole.
            context.Abort();
        }
    }

    private static async Task<string> ReasonOfAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<WriteError>(cancel))?.Message ?? answer.ReasonPhrase ?? string.Empty;
        }
        catch (System.Text.Json.JsonException)
        {
            return answer.ReasonPhrase ?? string.Empty;
        }
    }

    private static Task SayAsync(HttpResponse response, int status, string text, CancellationToken cancel)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(text, cancel);
    }
}
