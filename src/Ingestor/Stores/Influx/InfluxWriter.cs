using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>Writes points as line protocol and finds out which of them the server refuses for ever.</summary>
internal sealed class InfluxWriter(InfluxConnection influx, IngestorOptions options, TimeProvider time)
{
    private const int MaxPoints = 10_000;
    private const int LongestReason = 300;

    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    internal async Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var refused = new List<RefusedPoint>();
        var fresh = WithoutExpired(batch, refused, out var indexes);
        for (int from = 0, count; from < fresh.Count; from += count)
        {
            var server = await influx.ServerAsync(cancel);
            count = CountThatFits(site, fresh, from, server.MaxBodyBytes);
            await WriteAsync(server, site, fresh, from, count, refused, indexes, cancel);
        }

        return refused;
    }

    // 1.x and 2.x refuse what is older than the retention; 3.x says that it is stored and hides it. All shall say the same.
    private PointBatch WithoutExpired(PointBatch batch, List<RefusedPoint> refused, out int[]? indexes)
    {
        indexes = null;
        var earliest = EarliestMs;
        if (!Any(batch, earliest))
        {
            return batch;
        }

        var rest = new PointBatch();
        var kept = new List<int>();
        for (var i = 0; i < batch.Count; i++)
        {
            var point = batch.Points[i];
            if (point.TimeMs < earliest)
            {
                refused.Add(new RefusedPoint(i, $"older than the {options.RawRetentionDays} days for which readings are kept (Ingestor:RawRetentionDays)"));
                continue;
            }

            rest.Add(point.Meter, point.TimeMs, batch.ValuesOf(point));
            kept.Add(i);
        }

        indexes = [.. kept];
        return rest;
    }

    private static bool Any(PointBatch batch, long earliest)
    {
        foreach (var point in batch.Points)
        {
            if (point.TimeMs < earliest)
            {
                return true;
            }
        }

        return false;
    }

    private long EarliestMs => RawRetention.EarliestMs(options, time);

    // By the longest that the lines can be, so that none needs to be written twice.
    private static int CountThatFits(string site, PointBatch batch, int from, int maxBytes)
    {
        var bytes = 0L;
        var count = 0;
        foreach (var point in batch.Points[from..])
        {
            bytes += 64 + (4 * (point.Meter.Length + site.Length)) + (64 * point.Count);
            if (count == MaxPoints || (count > 0 && bytes > maxBytes))
            {
                break;
            }

            count++;
        }

        return count;
    }

    // Halves what the server refuses until the refused points stand alone; good points beside them are stored, and points that
    // a half-accepted request had stored already are stored again, which changes nothing.
    private async Task WriteAsync(
        InfluxDialect server, string site, PointBatch batch, int from, int count, List<RefusedPoint> refused, int[]? indexes, CancellationToken cancel)
    {
        if (await SendAsync(server, site, batch, from, count, cancel) is not { } error)
        {
            return;
        }

        if (count == 1 || InfluxFault.DroppedAll(error, count))
        {
            var reason = "refused by InfluxDB: " + (error.Length <= LongestReason ? error : error[..LongestReason]);
            refused.AddRange(Enumerable.Range(from, count).Select(i => new RefusedPoint(indexes?[i] ?? i, reason)));
            return;
        }

        await WriteAsync(server, site, batch, from, count / 2, refused, indexes, cancel);
        await WriteAsync(server, site, batch, from + (count / 2), count - (count / 2), refused, indexes, cancel);
    }

    // Null when stored, else why the server will never take all of it.
    private async Task<string?> SendAsync(InfluxDialect server, string site, PointBatch batch, int from, int count, CancellationToken cancel)
    {
        var buffer = _buffers.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(64 * 1024);
        try
        {
            LineProtocolWriter.Write(buffer, batch, from, count, site);
            if (await influx.WriteAsync(server, buffer.WrittenMemory, cancel) is not var (status, error))
            {
                return null;
            }

            if (status == HttpStatusCode.NotFound)
            {
                await influx.CreateAgainAsync(server, cancel);
                throw new StoreUnavailableException($"InfluxDB had lost '{options.StoreDatabase}' ({error}); it was created again.");
            }

            return InfluxFault.IsAboutLines(status, error) ? error : throw influx.Answered(status, error);
        }
        finally
        {
            buffer.ResetWrittenCount();
            _buffers.Add(buffer);
        }
    }
}
