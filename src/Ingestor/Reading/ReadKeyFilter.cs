using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Reading;

/// <summary>Lets only read keys in, and only to their own site.</summary>
internal sealed class ReadKeyFilter(KeyService keys) : IEndpointFilter
{
    private const string Item = "monitoring.key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await keys.CheckAsync(http.Request.Headers.Authorization, http.RequestAborted) is not { } key)
        {
            return Results.Json(new WriteError("unauthorized", "send 'Authorization: Token KEY' with a valid read key"), statusCode: 401);
        }

        if (key.Scope != KeyScope.Read || (http.Request.RouteValues["site"] is string site && !key.MayRead(site)))
        {
            return Results.Json(new WriteError("forbidden", "this key may not read here"), statusCode: 403);
        }

        http.Items[Item] = key;
        try
        {
            return await next(context);
        }
        catch (StoreUnavailableException e)
        {
            http.Response.Headers.RetryAfter = "2";
            return Results.Json(new WriteError("unavailable", e.Message), statusCode: 503);
        }
    }

    internal static KeyInfo KeyOf(HttpContext context) => (KeyInfo)context.Items[Item]!;
}
