using System.Collections.Concurrent;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.History;

/// <summary>
/// Ledger intervals of the meters that screens and analysis ask for, kept in memory: the newest hours are asked again every few seconds,
/// everything every one to ten minutes, so that late data and corrections arrive too.
/// </summary>
public sealed class LedgerCache(IngestorClient ingestor, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(10);

    /// <summary>Weeks are asked whole every minute: they are cheap, and a history that is just arriving shows as it comes.</summary>
    private static readonly TimeSpan WholeOfWeeks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Weeks = TimeSpan.FromDays(70);
    private static readonly TimeSpan Tail = TimeSpan.FromHours(3);

    private readonly ConcurrentDictionary<(string Site, string Meter), Series> _series = new();

    /// <summary>Intervals whose start lies in [from, to), ascending.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public async Task<IReadOnlyList<LedgerInterval>> GetAsync(string site, string meter, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var series = _series.GetOrAdd((site, meter), _ => new Series());
        await series.Gate.WaitAsync(cancel);
        try
        {
            await RefreshAsync(series, site, meter, from, cancel);
            return [.. series.Intervals.SkipWhile(i => i.Start < from).TakeWhile(i => i.Start < to)];
        }
        finally
        {
            series.Gate.Release();
        }
    }

    private async Task RefreshAsync(Series series, string site, string meter, DateTimeOffset from, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var end = now + LedgerInterval.Step;
        if (from < series.From || now - series.WholeAt > (now - series.From < Weeks ? WholeOfWeeks : Whole))
        {
            series.From = from < series.From ? from : series.From;
            series.Intervals = [.. (await ingestor.IntervalsAsync(site, meter, series.From, end, cancel)).ToIntervals()];
            (series.WholeAt, series.TailAt) = (now, now);
        }
        else if (now - series.TailAt > Fresh)
        {
            var tail = (series.Intervals.Count > 0 ? series.Intervals[^1].Start : series.From) - Tail;
            var newest = (await ingestor.IntervalsAsync(site, meter, tail, end, cancel)).ToIntervals();
            series.Intervals = [.. series.Intervals.TakeWhile(i => i.Start < tail), .. newest];
            series.TailAt = now;
        }
    }

    private sealed class Series
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public List<LedgerInterval> Intervals { get; set; } = [];

        public DateTimeOffset From { get; set; } = DateTimeOffset.MaxValue;

        public DateTimeOffset WholeAt { get; set; } = DateTimeOffset.MinValue;

        public DateTimeOffset TailAt { get; set; } = DateTimeOffset.MinValue;
    }
}
