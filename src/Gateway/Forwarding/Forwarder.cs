using Microsoft.Data.Sqlite;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Health;
using Monitoring.Gateway.Timing;

namespace Monitoring.Gateway.Forwarding;

/// <summary>
/// Takes groups from the buffer, decodes them, sends them and deletes them only after the Ingestor has answered for every line.
/// One back-off loop; it goes on by itself after an outage. Sending again is harmless, as equal points overwrite.
/// </summary>
public sealed partial class Forwarder(
    MessageBuffer buffer, GroupCommitter committer, Decoder decoder, IngestorClient client, Quarantine quarantine,
    GatewayMetrics metrics, GatewayStatus status, TimeProvider time, ILogger<Forwarder> log) : BackgroundService
{
    private const int BatchMessages = 5000;
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(1);

    // Live readings are at most this late; under load a batch fills before.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var groups = buffer.Peek(afterId: 0, BatchMessages);
                if (groups.Count == 0)
                {
                    await committer.WaitForStoredAsync(LongestIdle, stoppingToken);
                    await Task.Delay(Gather, time, stoppingToken);
                    continue;
                }

                if (await ForwardAsync(groups, stoppingToken) is { } later)
                {
                    if (status.Ingestor != later.Reason)
                    {
                        Waits(log, later.Reason!);
                    }

                    status.Ingestor = later.Reason;
                    var wait = backoff.Next();
                    await Task.Delay(later.RetryAfter is { } asked && asked > wait ? asked : wait, time, stoppingToken);
                }
                else
                {
                    status.Ingestor = null;
                    backoff.Reset();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (SqliteException e)
            {
                status.Ingestor = $"the buffer cannot be read: {e.Message}";
                await Task.Delay(backoff.Next(), time, CancellationToken.None);
            }
        }
    }

    private async Task<SendOutcome?> ForwardAsync(IReadOnlyList<MessageGroup> groups, CancellationToken cancel)
    {
        var points = new PointBatch();
        var report = new DecodeReport();
        foreach (var group in groups)
        {
            if (group.Damaged)
            {
                report.AddLost("damaged_in_buffer", group.Count);
            }

            foreach (var message in group.Messages)
            {
                decoder.Decode(message, points, report);
            }
        }

        if (points.Count > 0 && await SendAsync(points, 0, points.Count, cancel) is { } later)
        {
            return later;
        }

        if (report.Counts.Count > 0)
        {
            quarantine.Add(report);
        }

        buffer.Delete(groups[^1].Id);
        metrics.Forwarded(points.Count, report);
        return null;
    }

    // Null when every line is stored or quarantined.
    private async Task<SendOutcome?> SendAsync(PointBatch points, int from, int count, CancellationToken cancel)
    {
        var outcome = await client.SendAsync(points, from, count, cancel);
        switch (outcome.Result)
        {
            case SendResult.Stored:
                return null;
            case SendResult.Refused when outcome.Error?.Refused is { Count: > 0 } refused:
                Keep(refused);
                return null;
            case SendResult.Later:
                return outcome;
            default:
                // Too large, or refused in a way that names no line: halve until the culprit stands alone.
                if (count == 1)
                {
                    Keep([new RefusedLine(1, $"readings,meter={points.Points[from].Meter}", outcome.Error?.Message ?? $"refused: {outcome.Result}")]);
                    return null;
                }

                return await SendAsync(points, from, count / 2, cancel) ?? await SendAsync(points, from + (count / 2), count - (count / 2), cancel);
        }
    }

    private void Keep(IReadOnlyList<RefusedLine> refused)
    {
        quarantine.Add(refused, time.GetUtcNow().ToUnixTimeMilliseconds());
        metrics.Refused(refused.Count);
        Refusing(log, refused.Count, refused[0].Reason);
    }

    [LoggerMessage(LogLevel.Warning, "Readings wait on disk and are sent again by themselves: {Reason}")]
    private static partial void Waits(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "The Ingestor refused {Count} lines for ever; they are in quarantine.db. First reason: {Reason}")]
    private static partial void Refusing(ILogger log, int count, string reason);
}
