using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Sites;

/// <summary>The sites this Dashboard may show. One list per process, asked anew every quarter of a minute at most.</summary>
public sealed class SiteCatalogue(IngestorClient ingestor, SiteProfiles profiles, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlyList<SiteInfo> _known = [];
    private DateTimeOffset _asked;

    /// <summary>Every site, in the Ingestor's order.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver and nothing is known from before.</exception>
    public async Task<IReadOnlyList<SiteEntry>> ListAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (_known.Count == 0 || time.GetUtcNow() - _asked > Lifetime)
            {
                _known = await ingestor.SitesAsync(cancel);
                _asked = time.GetUtcNow();
            }
        }
        catch (IngestorException) when (_known.Count > 0)
        {
            // Sites do not vanish while the Ingestor is away; the pages themselves say that it is.
        }
        finally
        {
            _gate.Release();
        }

        return [.. _known.Select(EntryOf)];
    }

    /// <summary>One site; null when there is none of that id.</summary>
    public async Task<SiteEntry?> FindAsync(string site, CancellationToken cancel) =>
        (await ListAsync(cancel)).FirstOrDefault(s => s.Id == site);

    private SiteEntry EntryOf(SiteInfo info)
    {
        var (profile, problems) = profiles.Of(info.Site);
        return new SiteEntry(info.Site, info.Name, ZoneOf(profile?.TimeZone ?? info.TimeZone), profile, problems);
    }

    private static TimeZoneInfo ZoneOf(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
