using System.Collections.Concurrent;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Quantities;

namespace Monitoring.Dashboard.Now;

/// <summary>
/// One per process: keeps <see cref="SiteNow"/> of every site that somebody looks at. The demand window moves every second,
/// the ledger is read every ten.
/// </summary>
public sealed partial class NowFeed(
    LiveSites live, SiteCatalogue sites, IngestorClient ingestor, LedgerCache ledger, TimeProvider time, ILogger<NowFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LedgerPace = TimeSpan.FromSeconds(10);

    /// <summary>Power readings this young make the forecast.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<string, Feed> _feeds = new(StringComparer.Ordinal);

    /// <summary>Begins to keep a site up to date; dispose the answer to stop.</summary>
    public IDisposable Watch(string site) => live.Watch(site);

    /// <summary>The newest state of a site; null before the first.</summary>
    public SiteNow? Latest(string site) => _feeds.TryGetValue(site, out var feed) ? feed.State : null;

    /// <summary>The state of a site, made now when there is none or an old one; null when the site does not exist.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver and nothing is known from before.</exception>
    public async Task<SiteNow?> FirstAsync(string site, CancellationToken cancel)
    {
        if (Latest(site) is { } state && time.GetUtcNow() - state.Now < Pace * 3)
        {
            return state;
        }

        var snapshot = await live.FirstAsync(site, cancel);
        if (snapshot is { At: null, Fault: { } fault })
        {
            throw new IngestorException(fault, $"Site {site} could not be read.");
        }

        return await RefreshAsync(site, cancel);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Task.WhenAll(live.WatchedSites.Select(site => KeepAsync(site, stoppingToken)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // Whatever goes wrong with one site must not end the feed of all.
    private async Task KeepAsync(string site, CancellationToken cancel)
    {
        try
        {
            await RefreshAsync(site, cancel);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            RefreshFailed(site, e);
        }
    }

    private async Task<SiteNow?> RefreshAsync(string site, CancellationToken cancel)
    {
        var feed = _feeds.GetOrAdd(site, _ => new Feed());
        await feed.Gate.WaitAsync(cancel);
        try
        {
            if (await sites.FindAsync(site, cancel) is { } entry)
            {
                var state = (feed.State ?? new SiteNow { Site = entry, Now = default, Live = SiteSnapshot.Empty(site) }) with
                {
                    Site = entry,
                    Now = time.GetUtcNow(),
                    Live = live.Latest(site),
                };
                state = OfMeter(feed, state, MainMeterOf(entry, state.Live));
                feed.State = WithWindow(await WithLedgerAsync(feed, state, cancel), feed.RecentW);
            }
        }
        catch (IngestorException e)
        {
            feed.State = feed.State is { } last ? last with { Now = time.GetUtcNow(), Live = live.Latest(site), Fault = e.Fault } : null;
        }
        finally
        {
            feed.Gate.Release();
        }

        return feed.State;
    }

    // Where meters send, the one at the supply is among them: a meter of imported files knows nothing of the present.
    private static string? MainMeterOf(SiteEntry entry, SiteSnapshot live) =>
        entry.MainMeterOf(live.Sending.ToList() is { Count: > 0 } sending ? sending : live.Meters.Keys.ToList());

    // Days of another meter must not stand under the new one's name, nor under nobody's.
    private static SiteNow OfMeter(Feed feed, SiteNow state, string? meter)
    {
        if (meter == state.MainMeter)
        {
            return state;
        }

        (feed.LedgerAt, feed.RecentW) = (default, []);
        return state with { MainMeter = meter, Days = null, DayLoads = [], LikeDays = null, Window = null };
    }

    private async Task<SiteNow> WithLedgerAsync(Feed feed, SiteNow state, CancellationToken cancel)
    {
        if (state.MainMeter is not { } meter || !state.Live.Meters.ContainsKey(meter) || state.Now - feed.LedgerAt < LedgerPace)
        {
            return state;
        }

        try
        {
            var days = await SiteDays.ReadAsync(ledger, state.Site, meter, state.Now, cancel);
            feed.RecentW = state.MainPower is null ? [] : (await ingestor.ReadingsAsync(
                state.Site.Id, meter, QuantityCatalogue.ActivePower.Name, state.Now - Recent, state.Now.AddMinutes(1), null, cancel)).Value;
            feed.LedgerAt = state.Now;
            var loads = DayLoad.Of(days.History.Concat(days.Running), state.Site.Clock, state.Site.Calendar);
            var like = LikeDays.Of(loads.Where(d => d.Date < days.Today), state.Site.Calendar.TypeOf(days.Today));
            return state with { Days = days, DayLoads = loads, LikeDays = like, Fault = null };
        }
        catch (IngestorException e)
        {
            LedgerFailed(state.Site.Id, e.Message);
            feed.LedgerAt = state.Now;
            return state with { Fault = e.Fault };
        }
    }

    private static SiteNow WithWindow(SiteNow state, IReadOnlyList<double> recentW)
    {
        var usable = state.MainFreshness is Freshness.Fresh or Freshness.Aging;
        var power = !usable ? [] : recentW.Count > 0 ? recentW : [state.MainPower!.Value];
        var contract = state.Site.Profile?.Contract;
        var window = state.MainMeter is null ? null : DemandWindow.Of(
            state.Now, state.Site.Clock, contract?.WindowMinutes ?? ContractTerms.DefaultWindowMinutes, state.Days?.Running ?? [], power);
        var before = window?.Start == state.Window?.Start ? state.Level : DemandLevel.Unknown;

        // The first minutes of a window say too little to alarm anybody.
        var level = window is null or { IsEarly: true } ? DemandLevel.Unknown : window.LevelFor(contract, before);
        return state with { Window = window, Level = level };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger of site {Site} cannot be read: {Reason}")]
    private partial void LedgerFailed(string site, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The present state of site {Site} cannot be worked out; trying again every second.")]
    private partial void RefreshFailed(string site, Exception e);

    private sealed class Feed
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public DateTimeOffset LedgerAt { get; set; }

        public IReadOnlyList<double> RecentW { get; set; } = [];

        public volatile SiteNow? State;
    }
}
