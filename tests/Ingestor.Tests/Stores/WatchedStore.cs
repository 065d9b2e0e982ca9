using System.Collections.Concurrent;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Tests.Stores;

/// <summary>A real store whose reads are noted and may each take a while.</summary>
internal sealed class WatchedStore(IReadingStore inner, TimeSpan delay = default) : IReadingStore
{
    /// <summary>Each read: the meter, and how many readings it gave.</summary>
    internal ConcurrentQueue<(string Meter, int Readings)> Reads { get; } = new();

    public Task PrepareAsync(CancellationToken cancel) => inner.PrepareAsync(cancel);

    public Task<long> KeptFromAsync(string site, string meter, CancellationToken cancel) => inner.KeptFromAsync(site, meter, cancel);

    public Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel) => inner.WriteAsync(site, batch, cancel);

    public async Task<IReadOnlyList<IReadOnlyList<Sample>>> ReadAsync(
        string site, string meter, IReadOnlyList<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel)
    {
        await Task.Delay(delay, cancel);
        var lists = await inner.ReadAsync(site, meter, quantities, fromMs, toMs, cancel);
        Reads.Enqueue((meter, lists.Sum(l => l.Count)));
        return lists;
    }

    public async Task<IReadOnlyList<Sample>> ReadAsync(SeriesKey series, long fromMs, long toMs, int limit, CancellationToken cancel) =>
        await NoteAsync(series, await inner.ReadAsync(series, fromMs, toMs, limit, cancel), cancel);

    public async Task<IReadOnlyList<Sample>> ReadBeforeAsync(SeriesKey series, long timeMs, int count, CancellationToken cancel) =>
        await NoteAsync(series, await inner.ReadBeforeAsync(series, timeMs, count, cancel), cancel);

    public Task<IReadOnlyList<Bucket>> ReadBucketsAsync(SeriesKey series, long fromMs, long toMs, long everyMs, CancellationToken cancel) =>
        inner.ReadBucketsAsync(series, fromMs, toMs, everyMs, cancel);

    private async Task<IReadOnlyList<Sample>> NoteAsync(SeriesKey series, IReadOnlyList<Sample> samples, CancellationToken cancel)
    {
        await Task.Delay(delay, cancel);
        Reads.Enqueue((series.Meter, samples.Count));
        return samples;
    }
}
