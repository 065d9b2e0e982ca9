namespace Monitoring.Dashboard.Findings;

/// <summary>What waits for a decision, for pages that only point to the review desk.</summary>
public sealed class FindingInbox(FindingStore store)
{
    /// <summary>Calls <paramref name="changed"/> with the site's id after anything of a site has changed, until the answer is disposed.</summary>
    public IDisposable Watch(Action<string> changed) => store.Watch(changed);

    /// <summary>What waits at a site, or at all sites where it is null.</summary>
    public async Task<InboxSummary> ReadAsync(string? site, CancellationToken cancel)
    {
        var items = await store.ListAsync(site, cancel);
        var open = items.Where(i => i.Status.IsOpen).ToList();
        return new InboxSummary(open.Count, items.Count, open.MaxBy(i => (i.Status.Since, i.Finding.Weight)));
    }
}

/// <summary>What waits for a decision.</summary>
/// <param name="Unread">Findings that want a decision.</param>
/// <param name="All">All findings, decided and resolved ones included.</param>
/// <param name="Newest">The unread finding that changed last; null when nothing is unread.</param>
public sealed record InboxSummary(int Unread, int All, FindingItem? Newest);
