using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>Writes points as line protocol and finds out which of them the server refuses for ever.</summary>
internal sealed class InfluxWriter(InfluxConnection influx)
{
    // Far below the 25 MB that a server takes by default.
    private const int MaxPoints = 10_000;

    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _buffers = [];

    internal async Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var refused = new List<RefusedPoint>();
        for (var from = 0; from < batch.Count; from += MaxPoints)
        {
            await WriteAsync(site, batch, from, Math.Min(MaxPoints, batch.Count - from), refused, cancel);
        }

        return refused;
    }

    // Halves what the server refuses until the refused points stand alone; good points beside them are stored, and points that
    // a half-accepted request had stored already are stored again, which changes nothing.
    private async Task WriteAsync(string site, PointBatch batch, int from, int count, List<RefusedPoint> refused, CancellationToken cancel)
    {
        if (await SendAsync(site, batch, from, count, cancel) is not { } reason)
        {
            return;
        }

        if (count == 1 || AllDropped(reason, count))
        {
            refused.AddRange(Enumerable.Range(from, count).Select(i => new RefusedPoint(i, "refused by InfluxDB: " + reason)));
            return;
        }

        await WriteAsync(site, batch, from, count / 2, refused, cancel);
        await WriteAsync(site, batch, from + (count / 2), count - (count / 2), refused, cancel);
    }

    // Null when stored, else why the server will never take it.
    private async Task<string?> SendAsync(string site, PointBatch batch, int from, int count, CancellationToken cancel)
    {
        var buffer = _buffers.TryTake(out var used) ? used : new ArrayBufferWriter<byte>(64 * 1024);
        try
        {
            LineProtocolWriter.Write(buffer, batch, from, count, site);
            using var answer = await influx.WriteAsync(buffer.WrittenMemory, cancel);
            if (answer.IsSuccessStatusCode)
            {
                return null;
            }

            var error = InfluxAnswer.ErrorOf(await influx.ReadAsync(answer, cancel));
            if (answer.StatusCode == HttpStatusCode.NotFound && error.Contains("database not found", StringComparison.Ordinal))
            {
                await influx.CreateDatabaseAsync(cancel);
                throw new StoreUnavailableException("InfluxDB had lost its database; it was created again.");
            }

            return answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
                ? error
                : throw new StoreUnavailableException($"InfluxDB answered {(int)answer.StatusCode}: {error}");
        }
        finally
        {
            buffer.ResetWrittenCount();
            _buffers.Add(buffer);
        }
    }

    // 'dropped=0' may be untrue, but a server that dropped every point says so (points beyond the retention policy).
    private static bool AllDropped(string reason, int count) =>
        reason.EndsWith(string.Create(CultureInfo.InvariantCulture, $"dropped={count}"), StringComparison.Ordinal);
}
