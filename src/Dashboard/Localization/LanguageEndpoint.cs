using Microsoft.AspNetCore.Localization;

namespace Monitoring.Dashboard.Localization;

/// <summary>Remembers the chosen language and returns to the page; a new circuit then starts in that language.</summary>
internal static class LanguageEndpoint
{
    public const string Path = "/language";

    public static void AddLanguages(this IServiceCollection services) =>
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = new[] { Languages.Japanese, Languages.English };
            options.DefaultRequestCulture = new RequestCulture(Languages.Japanese);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new CustomRequestCultureProvider(context => Task.FromResult(FromBrowser(context))),
            ];
        });

    public static void MapLanguageEndpoint(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (HttpContext context, string to, string? back) =>
        {
            var culture = new RequestCulture(Languages.Of(to));
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(culture),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });

            // Only a path of our own: anything else would let a link lead away from the site.
            return Results.LocalRedirect(back is ['/', not ('/' or '\\'), ..] ? back : "/");
        });

    private static ProviderCultureResult? FromBrowser(HttpContext context)
    {
        var first = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault();
        return first is null ? null : new ProviderCultureResult(Languages.Of(first.Value.Value).Name);
    }
}
