namespace Monitoring.Dashboard.Theming;

/// <summary>The remembered choice of light or dark, readable by the server so that the page starts in the right one.</summary>
public static class ThemeCookie
{
    /// <summary>Name of the cookie; its value is <c>light</c> or <c>dark</c>.</summary>
    public const string Name = "theme";

    /// <summary>The chosen theme; for the wall dark; else null, and the browser's own preference decides.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Cookies.TryGetValue(Name, out var chosen) && chosen is "light" or "dark")
        {
            return chosen;
        }

        return request.Query["wall"] == "1" ? "dark" : null;
    }
}
