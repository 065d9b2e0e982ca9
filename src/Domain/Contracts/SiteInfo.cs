using System.Text.Json.Serialization;

namespace Monitoring.Domain.Contracts;

/// <summary>One site, as <c>GET /api/sites</c> lists it.</summary>
/// <param name="Site">Site id.</param>
/// <param name="Name">Display name; the id where none was given.</param>
/// <param name="TimeZone">IANA zone in which the site's days, months and demand windows are cut.</param>
public sealed record SiteInfo(
    [property: JsonPropertyName("site")] string Site,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("time_zone")] string TimeZone);
