using System.Collections.Concurrent;
using Monitoring.Dashboard.Ingesting;

namespace Monitoring.Dashboard.Live;

/// <summary>
/// One reader per process: polls the newest values of every site that somebody looks at, once a second, and keeps the
/// newest snapshot. Circuits sample <see cref="Latest"/> at their own pace, so a hundred screens cost one poll.
/// </summary>
public sealed partial class LiveSites(IngestorClient ingestor, TimeProvider time, ILogger<LiveSites> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Watched> _sites = new(StringComparer.Ordinal);

    /// <summary>Begins to poll a site; dispose the answer to stop when nobody else looks.</summary>
    public IDisposable Watch(string site)
    {
        var watched = _sites.GetOrAdd(site, id => new Watched(id));
        Interlocked.Increment(ref watched.Watchers);
        return new Stop(watched);
    }

    /// <summary>The sites that somebody looks at.</summary>
    public IReadOnlyList<string> WatchedSites => [.. _sites.Values.Where(s => Volatile.Read(ref s.Watchers) > 0).Select(s => s.Site)];

    /// <summary>The newest snapshot of a site; empty before its first poll.</summary>
    public SiteSnapshot Latest(string site) => _sites.TryGetValue(site, out var watched) ? watched.Snapshot : SiteSnapshot.Empty(site);

    /// <summary>The snapshot of a site, polled now when there is none or an old one.</summary>
    public async Task<SiteSnapshot> FirstAsync(string site, CancellationToken cancel)
    {
        var watched = _sites.GetOrAdd(site, id => new Watched(id));
        if (watched.Snapshot.At is not { } at || time.GetUtcNow() - at > Pace * 2)
        {
            await PollAsync(watched, cancel);
        }

        return watched.Snapshot;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var looked = _sites.Values.Where(s => Volatile.Read(ref s.Watchers) > 0);
                await Task.WhenAll(looked.Select(site => PollAsync(site, stoppingToken)));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task PollAsync(Watched watched, CancellationToken cancel)
    {
        try
        {
            var meters = await ingestor.LatestAsync(watched.Site, cancel);
            var byId = meters.ToDictionary(m => m.Meter, StringComparer.Ordinal);
            if (watched.Snapshot.Fault is not null)
            {
                ReachableAgain(watched.Site);
            }

            watched.Snapshot = new SiteSnapshot(watched.Site, time.GetUtcNow(), byId, null);
        }
        catch (IngestorException e)
        {
            Fail(watched, e.Fault, e.Message);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // An answer that does not make sense, e.g. a meter named twice.
            Fail(watched, IngestorFault.Answer, e.Message);
        }
    }

    private void Fail(Watched watched, IngestorFault fault, string reason)
    {
        if (watched.Snapshot.Fault != fault)
        {
            PollFailed(watched.Site, reason);
        }

        watched.Snapshot = watched.Snapshot with { Fault = fault };
        if (fault == IngestorFault.NotFound && Volatile.Read(ref watched.Watchers) == 0)
        {
            _sites.TryRemove(watched.Site, out _); // an address somebody made up
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live values of site {Site} cannot be read: {Reason} Trying again every second.")]
    private partial void PollFailed(string site, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Live values of site {Site} are read again.")]
    private partial void ReachableAgain(string site);

    private sealed class Watched(string site)
    {
        public int Watchers;

        public string Site => site;

        public volatile SiteSnapshot Snapshot = SiteSnapshot.Empty(site);
    }

    private sealed class Stop(Watched watched) : IDisposable
    {
        private int _stopped;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _stopped, 1) == 0)
            {
                Interlocked.Decrement(ref watched.Watchers);
            }
        }
    }
}
