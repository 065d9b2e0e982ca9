using Microsoft.AspNetCore.WebUtilities;
using Monitoring.Dashboard.Components.Layout;
using Monitoring.Dashboard.Findings;

namespace Monitoring.Dashboard.Reviewing;

/// <summary>Which findings are listed.</summary>
public enum ReviewShow
{
    /// <summary>Those that want a decision.</summary>
    Open,

    /// <summary>採用.</summary>
    Accepted,

    /// <summary>却下.</summary>
    Rejected,

    /// <summary>待ち and 保留.</summary>
    Parked,

    /// <summary>解消.</summary>
    Resolved,

    /// <summary>All.</summary>
    All,
}

/// <summary>What the review desk shows, as its address says it.</summary>
/// <param name="Site">Site id; null for all sites.</param>
/// <param name="Show">Which findings are listed.</param>
/// <param name="Filter">Only findings whose text holds this.</param>
/// <param name="Selected">The open finding, see <see cref="IdOf"/>; null for the first.</param>
public sealed record ReviewQuery(string? Site, ReviewShow Show, string Filter, string? Selected)
{
    /// <summary>Reads an address; what does not fit reads as the default.</summary>
    public static ReviewQuery Read(string? site, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var query = QueryHelpers.ParseQuery(address.Query);
        string? Value(string key) => query.TryGetValue(key, out var values) ? values.ToString() : null;
        var show = Enum.TryParse<ReviewShow>(Value("show"), ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : ReviewShow.Open;
        return new ReviewQuery(site, show, Value("q") ?? string.Empty, Value("id"));
    }

    /// <summary>The address of this view.</summary>
    public string Address()
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["show"] = Show == ReviewShow.Open ? null : Show.ToString().ToLowerInvariant(),
            ["q"] = Filter.Length == 0 ? null : Filter,
            ["id"] = Selected,
        };
        return QueryHelpers.AddQueryString(Site is null ? "/review" : SitePath.To(Site, "findings"), query.Where(q => q.Value is not null));
    }

    /// <summary>How a finding is named in the address: its key, with the site before it in the list of all sites.</summary>
    public string IdOf(FindingItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Site is null ? $"{item.Finding.Site}/{item.Finding.Key}" : item.Finding.Key;
    }

    /// <summary>True when a finding in this state belongs to the chosen list.</summary>
    public static bool Lists(ReviewShow show, FindingState state) => show switch
    {
        ReviewShow.Open => FindingStatus.Opens(state),
        ReviewShow.Accepted => state == FindingState.Accepted,
        ReviewShow.Rejected => state == FindingState.Rejected,
        ReviewShow.Parked => state is FindingState.Waiting or FindingState.Snoozed,
        ReviewShow.Resolved => state == FindingState.Resolved,
        _ => true,
    };
}
