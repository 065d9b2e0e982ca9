using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores;

/// <summary>Reads a span with the readings just outside it, which give what happened at its edges.</summary>
internal static class SeriesReader
{
    internal static async Task<IReadOnlyList<Sample>> WithNeighboursAsync(
        IReadingStore store, SeriesKey series, long fromMs, long toMs, CancellationToken cancel)
    {
        var samples = new List<Sample>();
        if (await store.LastBeforeAsync(series, fromMs, cancel) is { } before)
        {
            samples.Add(before);
        }

        samples.AddRange(await store.ReadAsync(series, fromMs, toMs, cancel));
        if (await store.FirstFromAsync(series, toMs, cancel) is { } after)
        {
            samples.Add(after);
        }

        return samples;
    }
}
