using System.Collections.Concurrent;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Meters;

/// <summary>The meters of all sites, in memory; <see cref="MeterKeeper"/> saves and restores them.</summary>
public sealed class MeterDirectory(MeterTable table)
{
    private readonly ConcurrentDictionary<(string Site, string Meter), MeterState> _meters = new();

    /// <summary>True once everything saved before the start is here: then a meter that is not here does not exist.</summary>
    public bool IsRestored { get; private set; }

    /// <summary>
    /// Takes note of stored points. A new meter, a new quantity or an older first reading is saved before this returns: the
    /// ledger relies on knowing what a meter has ever sent.
    /// </summary>
    public async Task ObserveAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        var grown = Observe(site, batch);
        if (grown.Count > 0)
        {
            await table.SaveAsync(grown, cancel);
        }
    }

    /// <summary>Takes note of energy that was entered or imported; on return the meter is saved. Times are Unix ms.</summary>
    public Task IncludeAsync(string site, string meter, long firstMs, long lastMs, CancellationToken cancel)
    {
        var state = _meters.GetOrAdd((site, meter), static key => new MeterState(key.Site, key.Meter));
        state.Include(firstMs, lastMs);
        return table.SaveAsync([state], cancel);
    }

    /// <summary>The meters of a site by id.</summary>
    public IReadOnlyList<MeterState> OfSite(string site) =>
        [.. _meters.Values.Where(m => m.Site == site).OrderBy(m => m.Meter, StringComparer.Ordinal)];

    /// <summary>One meter; null when it has never sent anything.</summary>
    public MeterState? Find(string site, string meter) => _meters.GetValueOrDefault((site, meter));

    /// <summary>No reading of the quantity is newer, Unix ms: one that others have stored counts too.</summary>
    public long NewestMs(MeterState? meter, Quantity quantity) => table.IsShared ? long.MaxValue : meter?.NewestMs(quantity) ?? long.MaxValue;

    /// <summary>Adds what others may have saved of a meter.</summary>
    public void Learn(MeterRow saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        _meters.GetOrAdd((saved.Site, saved.Meter), static key => new MeterState(key.Site, key.Meter)).Restore(saved);
    }

    /// <summary>Saves what has changed.</summary>
    public Task SaveAsync(CancellationToken cancel) => table.SaveAsync(_meters.Values, cancel);

    /// <summary>Brings back what was saved, beside what has been seen since the start.</summary>
    public async Task RestoreAsync(CancellationToken cancel)
    {
        foreach (var row in await (table.IsShared ? table.ReadChangedAsync(cancel) : table.ReadAsync(cancel)))
        {
            Learn(row);
        }

        IsRestored = true;
    }

    /// <summary>Learns what other Ingestors on the same database have saved, if there can be any.</summary>
    public async Task LearnFromOthersAsync(CancellationToken cancel)
    {
        foreach (var row in table.IsShared ? await table.ReadChangedAsync(cancel) : [])
        {
            Learn(row);
        }
    }

    /// <summary>Every meter.</summary>
    public IReadOnlyCollection<MeterState> All() => [.. _meters.Values];

    private HashSet<MeterState> Observe(string site, PointBatch batch)
    {
        var grown = new HashSet<MeterState>();
        MeterState? meter = null;
        foreach (var point in batch.Points)
        {
            if (meter is null || !string.Equals(meter.Meter, point.Meter, StringComparison.Ordinal))
            {
                meter = _meters.GetOrAdd((site, point.Meter), static key => new MeterState(key.Site, key.Meter));
            }

            if (meter.Observe(point.TimeMs, batch.ValuesOf(point)))
            {
                grown.Add(meter);
            }
        }

        return grown;
    }
}
