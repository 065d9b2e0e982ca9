namespace Monitoring.Dashboard.Sites;

/// <summary>A site as the screens know it.</summary>
/// <param name="Id">Site id.</param>
/// <param name="Name">Display name in the language of the current circuit.</param>
/// <param name="Zone">Zone in which its days, months and demand windows are cut.</param>
public sealed record SiteEntry(string Id, string Name, TimeZoneInfo Zone);
