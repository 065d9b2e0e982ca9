using Microsoft.AspNetCore.Components;

namespace Monitoring.Dashboard.Components.Layout;

/// <summary>What the address of a page says: <c>/s/{site}/{page}</c>.</summary>
/// <param name="Site">Site id; null on pages without a site.</param>
/// <param name="Page">Last part, <c>now</c>, <c>load</c> …; empty on pages without a site.</param>
public sealed record SitePath(string? Site, string Page)
{
    /// <summary>Reads the present address.</summary>
    public static SitePath Of(NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        var path = new Uri(navigation.Uri).AbsolutePath;
        return path.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["s", var site, var page, ..]
            ? new SitePath(Uri.UnescapeDataString(site), page)
            : new SitePath(null, string.Empty);
    }

    /// <summary>True for the wall form, <c>?wall=1</c>.</summary>
    public static bool IsWall(NavigationManager navigation)
    {
        ArgumentNullException.ThrowIfNull(navigation);
        return new Uri(navigation.Uri).Query.TrimStart('?').Split('&').Contains("wall=1", StringComparer.Ordinal);
    }

    /// <summary>The address of a page of a site.</summary>
    public static string To(string site, string page) => $"/s/{Uri.EscapeDataString(site)}/{page}";
}
