using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Corrections;

/// <summary>Readings of a meter as its devices sent them, from each in its time; not calibrated. Times are Unix ms.</summary>
public static class DeviceReadings
{
    /// <summary>The oldest readings of a quantity in [from, to), ascending, at most <paramref name="limit"/>.</summary>
    public static async Task<IReadOnlyList<Sample>> ReadAsync(
        this IReadingStore store, string site, IReadOnlyList<DeviceTime> devices, Quantity quantity, long fromMs, long toMs, int limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        var samples = new List<Sample>();
        foreach (var (device, from, to) in Within(devices, fromMs, toMs))
        {
            if (samples.Count < limit)
            {
                samples.AddRange(await store.ReadAsync(new SeriesKey(site, device, quantity), from, to, limit - samples.Count, cancel));
            }
        }

        return samples;
    }

    /// <summary>Buckets of a quantity in [from, to) aligned to the Unix epoch, ascending; empty ones are left out.</summary>
    public static async Task<IReadOnlyList<Bucket>> ReadBucketsAsync(
        this IReadingStore store, string site, IReadOnlyList<DeviceTime> devices, Quantity quantity, long fromMs, long toMs, long everyMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(store);
        var buckets = new List<Bucket>();
        foreach (var (device, from, to) in Within(devices, fromMs, toMs))
        {
            var more = await store.ReadBucketsAsync(new SeriesKey(site, device, quantity), from, to, everyMs, cancel);
            if (buckets.Count > 0 && more.Count > 0 && more[0].StartMs == buckets[^1].StartMs)
            {
                var start = Math.Max(more[0].StartMs, fromMs);
                buckets[^1] = Joined(buckets[^1], more[0], (from - start) / (double)(Math.Min(more[0].StartMs + everyMs, toMs) - start));
                more = [.. more.Skip(1)];
            }

            buckets.AddRange(more);
        }

        return buckets;
    }

    private static IEnumerable<DeviceTime> Within(IReadOnlyList<DeviceTime> devices, long fromMs, long toMs) =>
        devices.Select(d => d with { FromMs = Math.Max(d.FromMs, fromMs), ToMs = Math.Min(d.ToMs, toMs) }).Where(d => d.FromMs < d.ToMs);

    // Both devices in one bucket: how many readings each mean is of is not known, so their times weigh.
    private static Bucket Joined(Bucket before, Bucket after, double shareBefore) => new(
        before.StartMs,
        (before.Mean * shareBefore) + (after.Mean * (1 - shareBefore)),
        Math.Min(before.Min, after.Min),
        Math.Max(before.Max, after.Max),
        after.Last);
}
