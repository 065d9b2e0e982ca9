using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores;

/// <summary>
/// Where readings are kept. The same meter, quantity and timestamp is one reading: written again it is stored once.
/// Times are Unix ms, UTC; values are in canonical units. Every member may throw <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IReadingStore
{
    /// <summary>Creates what the store needs, and fails when it cannot be reached.</summary>
    Task PrepareAsync(CancellationToken cancel);

    /// <summary>
    /// Readings of the meter before this time (Unix ms) may have been removed by the retention; <see cref="long.MinValue"/> when none can
    /// have been. What was calculated from removed readings must not be calculated again.
    /// </summary>
    Task<long> KeptFromAsync(string site, string meter, CancellationToken cancel);

    /// <summary>Stores every point durably and returns the points that the store refuses for ever, by index, with the reason.</summary>
    Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel);

    /// <summary>
    /// Readings of several quantities of one meter in [from, to): one list for each of <paramref name="quantities"/>, in their
    /// order, ascending in time.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<Sample>>> ReadAsync(
        string site, string meter, IReadOnlyList<Quantity> quantities, long fromMs, long toMs, CancellationToken cancel);

    /// <summary>The oldest readings in [from, to), ascending, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Sample>> ReadAsync(SeriesKey series, long fromMs, long toMs, int limit, CancellationToken cancel);

    /// <summary>The newest readings before <paramref name="timeMs"/>, ascending, at most <paramref name="count"/>.</summary>
    Task<IReadOnlyList<Sample>> ReadBeforeAsync(SeriesKey series, long timeMs, int count, CancellationToken cancel);

    /// <summary>Readings in [from, to) per bucket aligned to the Unix epoch, ascending; empty buckets are left out.</summary>
    Task<IReadOnlyList<Bucket>> ReadBucketsAsync(SeriesKey series, long fromMs, long toMs, long everyMs, CancellationToken cancel);
}

/// <summary>One quantity of one meter of one site.</summary>
/// <param name="Site">Site id.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="Quantity">The quantity.</param>
public sealed record SeriesKey(string Site, string Meter, Quantity Quantity);

/// <summary>Readings of a bucket of time in few numbers.</summary>
/// <param name="StartMs">Start of the bucket, Unix ms.</param>
/// <param name="Mean">Mean value.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
/// <param name="Last">Last value.</param>
public readonly record struct Bucket(long StartMs, double Mean, double Min, double Max, double Last);

/// <summary>A point that the store refuses for ever.</summary>
/// <param name="Index">Index in the batch.</param>
/// <param name="Reason">The store's reason.</param>
public readonly record struct RefusedPoint(int Index, string Reason);

/// <summary>The store cannot answer now; the same call may succeed later.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
