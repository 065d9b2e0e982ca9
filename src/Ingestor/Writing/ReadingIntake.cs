using System.Data.Common;
using System.Text;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Writing;

/// <summary>
/// Takes points in: into the store, then the list of meters, then the ledger's marks. In this order a crash in between leaves
/// nothing behind that the sender, who got no answer, does not repair by sending again.
/// </summary>
public sealed class ReadingIntake(IReadingStore store, StoreRest rest, MeterDirectory meters, DirtySpans dirty)
{
    private static readonly TimeSpan DatabaseRetry = TimeSpan.FromSeconds(2);

    /// <summary>Stores the points; what the store refuses for ever is added to <paramref name="refused"/>.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="batch">The points.</param>
    /// <param name="refused">Receives what is refused.</param>
    /// <param name="cancel">Not the request's: stored points without a mark would never be in the ledger.</param>
    /// <returns>How many points and values are stored.</returns>
    /// <exception cref="IntakeUnavailableException">Nothing, or not everything, could be stored now.</exception>
    public async Task<(int Points, int Values)> StoreAsync(string site, PointBatch batch, RefusedLines refused, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(refused);
        var stored = batch;
        if (await WriteAsync(site, batch, cancel) is { Count: > 0 } points)
        {
            foreach (var point in points)
            {
                var line = batch.Points[point.Index];
                refused.Add(line.Line, Encoding.UTF8.GetBytes($"readings,meter={line.Meter} …"), point.Reason);
            }

            stored = Without(batch, [.. points.Select(p => p.Index)]);
        }

        try
        {
            await meters.ObserveAsync(site, stored, cancel);
            await dirty.MarkAsync(site, stored, cancel);
            return (stored.Count, stored.ValueCount);
        }
        catch (DbException e)
        {
            throw new IntakeUnavailableException($"the database of the ledger: {e.Message}", DatabaseRetry, e);
        }
    }

    private async Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        if (rest.Remaining() is var wait && wait > TimeSpan.Zero)
        {
            throw new IntakeUnavailableException("the store of readings failed a moment ago and is tried again soon", wait);
        }

        try
        {
            var refused = await store.WriteAsync(site, batch, cancel);
            rest.Succeeded();
            return refused;
        }
        catch (StoreUnavailableException e)
        {
            throw new IntakeUnavailableException(e.Message, rest.Failed(), e);
        }
    }

    private static PointBatch Without(PointBatch batch, HashSet<int> refused)
    {
        var rest = new PointBatch();
        for (var i = 0; i < batch.Count; i++)
        {
            if (!refused.Contains(i))
            {
                rest.Add(batch.Points[i].Meter, batch.Points[i].TimeMs, batch.ValuesOf(batch.Points[i]));
            }
        }

        return rest;
    }
}

/// <summary>Readings cannot be taken in now; sending them again is right.</summary>
public sealed class IntakeUnavailableException(string message, TimeSpan retryAfter, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>When to send again.</summary>
    public TimeSpan RetryAfter => retryAfter;
}
