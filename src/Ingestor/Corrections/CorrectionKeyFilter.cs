using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Access;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Lets a key with scope <c>correct</c> change, and that or a read key look.</summary>
internal sealed class CorrectionKeyFilter(KeyService keys) : IEndpointFilter
{
    private const string Item = "monitoring.correction-key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await keys.CheckAsync(http.Request.Headers.Authorization, http.RequestAborted) is not { } key)
        {
            return Results.Json(new WriteError("unauthorized", "send 'Authorization: Token KEY' with a valid key of scope 'correct'"), statusCode: 401);
        }

        var site = (string)http.Request.RouteValues["site"]!;
        if (!key.MayCorrect(site) && !(HttpMethods.IsGet(http.Request.Method) && key.MayRead(site)))
        {
            return Results.Json(
                new WriteError("forbidden", "this key may not correct here: make one with 'keys add --scope correct'"), statusCode: 403);
        }

        http.Items[Item] = key;
        try
        {
            return await next(context);
        }
        catch (CorrectionRefusedException e)
        {
            return Results.Json(new WriteError("invalid", e.Message, Reason: e.Code, Values: e.Values), statusCode: 400);
        }
    }

    internal static KeyInfo KeyOf(HttpContext context) => (KeyInfo)context.Items[Item]!;
}
