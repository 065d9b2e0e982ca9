using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Health;

namespace Monitoring.Gateway.Forwarding;

/// <summary>
/// The one loop that empties the buffer: peek, send, delete only after the Ingestor has stored. It starts by itself after an outage;
/// new messages are not needed. Groups are deleted in order, so a second request in flight would only need its own batch builder.
/// </summary>
internal sealed class Forwarder(
    MessageBuffer buffer,
    BatchBuilder builder,
    BatchSender sender,
    IngestorOptions options,
    GatewayCounters counters,
    HealthBoard health,
    TimeProvider time,
    ILogger<Forwarder> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);

    // A server that finds more lines than this too large has them halved anyway.
    private const int FewestLines = 256;

    private readonly Backoff _backoff = new();
    private int _maxLines = options.MaxLines;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        logger.Forwarding(options.Url, options.MaxLines, options.MaxAgeMs);
        try
        {
            while (true)
            {
                await WaitForBatchAsync(stoppingToken);
                var wait = await ForwardOnceAsync(stoppingToken);
                await Task.Delay(wait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The gateway stops; what is not forwarded stays in the buffer.
        }
    }

    private async Task WaitForBatchAsync(CancellationToken stop)
    {
        while (true)
        {
            var state = buffer.State;
            var age = time.GetUtcNow().ToUnixTimeMilliseconds() - state.OldestMs;

            // A negative age: the clock was set back; do not wait for it to come round again.
            if (state.Messages >= _maxLines || (state.Messages > 0 && (age >= options.MaxAgeMs || age < 0)))
            {
                return;
            }

            await Task.Delay(Idle, time, stop);
        }
    }

    /// <summary>Forwards one batch.</summary>
    /// <returns>How long to wait before the next.</returns>
    private async Task<TimeSpan> ForwardOnceAsync(CancellationToken stop)
    {
        try
        {
            if (builder.Build(_maxLines) is not { } batch)
            {
                health.Set(HealthPart.Forwarding, null);
                return Idle;
            }

            var result = batch.Lines == 0 ? new SendResult(null, [], TooLarge: false) : await sender.SendAsync(batch, stop);
            if (result.TooLarge)
            {
                _maxLines = Math.Max(FewestLines, batch.Lines / 2);
            }

            if (result.Later is { } later)
            {
                return Hold(later);
            }

            var lost = buffer.Complete(batch.LastId, result.Quarantined);
            Interlocked.Add(ref counters.LinesLost, lost);
            health.Set(HealthPart.Forwarding, null);
            Succeeded(batch, result.Quarantined);
            return TimeSpan.Zero;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The buffer, mostly; whatever it is, readings stay where they are and the loop goes on.
            var wait = _backoff.Next();
            health.Set(HealthPart.Forwarding, $"readings are kept but not forwarded: {e.Message}");
            logger.ForwardingFailed(e, wait.TotalSeconds);
            return wait;
        }
    }

    private TimeSpan Hold(WriteAnswer.Later later)
    {
        var wait = later.RetryAfter ?? _backoff.Next();
        Interlocked.Increment(ref counters.RequestsFailed);
        health.Set(HealthPart.Ingestor, later.Problem);
        logger.IngestorAway(later.Problem, wait.TotalSeconds, buffer.State.Messages);
        return wait;
    }

    private void Succeeded(LineBatch batch, IReadOnlyList<QuarantinedLine> quarantined)
    {
        _backoff.Reset();
        if (batch.Lines == 0)
        {
            return;
        }

        if (health.Of(HealthPart.Ingestor) is not null)
        {
            logger.IngestorBack(options.Url);
            health.Set(HealthPart.Ingestor, null);
        }

        Interlocked.Add(ref counters.LinesForwarded, batch.Lines - quarantined.Count);
        Interlocked.Add(ref counters.LinesRefused, quarantined.Count);
        Volatile.Write(ref counters.LastSuccessMs, time.GetUtcNow().ToUnixTimeMilliseconds());
        if (quarantined.Count > 0)
        {
            logger.LinesQuarantined(quarantined.Count, quarantined[0].Reason, quarantined[0].Line);
        }
    }
}
