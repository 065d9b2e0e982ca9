using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Localization;
using Monitoring.Dashboard.Sites;

namespace Monitoring.Dashboard.Reviewing;

/// <summary>What lies on the review desk: the listed findings, the open one with its history, and what the analysis did.</summary>
public sealed class ReviewDesk(FindingStore store, SiteCatalogue sites)
{
    private Dictionary<string, SiteEntry> _sites = new(StringComparer.Ordinal);

    /// <summary>What is listed and open; null until it was read.</summary>
    public ReviewQueue? Queue { get; private set; }

    /// <summary>What was done with the open finding.</summary>
    public IReadOnlyList<HistoryItem> History { get; private set; } = [];

    /// <summary>The last analysis of each site.</summary>
    public IReadOnlyList<AnalysisRun> Runs { get; private set; } = [];

    /// <summary>Why nothing could be read; null when all went well.</summary>
    public IngestorFault? Fault { get; private set; }

    /// <summary>Reads everything anew.</summary>
    /// <param name="site">Site id; null for all sites.</param>
    /// <param name="query">What the address asks for.</param>
    public async Task LoadAsync(string? site, ReviewQuery query)
    {
        try
        {
            _sites = (await sites.ListAsync(CancellationToken.None)).ToDictionary(s => s.Id, StringComparer.Ordinal);
            Fault = site is not null && !_sites.ContainsKey(site) ? IngestorFault.NotFound : null;
        }
        catch (IngestorException e)
        {
            Fault = e.Fault;
            return;
        }

        Runs = [.. (await store.RunsAsync(CancellationToken.None)).Where(r => site is null || r.Site == site)];
        Queue = ReviewQueue.Of(await store.ListAsync(site, CancellationToken.None), query, TextOf);
        History = Queue.Open is { } open ? await store.HistoryAsync(open.Id, CancellationToken.None) : [];
    }

    /// <summary>A site; null where it is not known.</summary>
    public SiteEntry? SiteOf(string? site) => site is not null && _sites.TryGetValue(site, out var entry) ? entry : null;

    /// <summary>True when the last analysis found it again.</summary>
    public bool IsConfirmed(FindingItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Runs.FirstOrDefault(r => r.Site == item.Finding.Site) is not { } run || item.Status.LastConfirmed >= run.At;
    }

    private string TextOf(FindingItem item) => string.Join(
        ' ', FindingWords.TitleOf(item.Finding.Code), item.Finding.Claim.In(Languages.Tag), item.Finding.Meter,
        SiteOf(item.Finding.Site)?.NameOf(item.Finding.Meter), SiteOf(item.Finding.Site)?.Name, FindingWords.Of(item.Status.State));
}
