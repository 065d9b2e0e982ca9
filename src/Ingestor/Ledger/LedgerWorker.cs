using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Keeps the ledger up to date: works off the marked spans, oldest first. A meter that fails does not hold up the others and is
/// tried again, less and less often.
/// </summary>
public sealed partial class LedgerWorker(
    DirtySpans dirty, LedgerQueue queue, LedgerRecomputation recomputation, LedgerTable ledger, LedgerDays days, TimeProvider time, ILogger<LedgerWorker> log) : BackgroundService
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ZonesEvery = TimeSpan.FromSeconds(10);

    private readonly Dictionary<int, Failure> _failures = [];
    private long? _zonesSeen;
    private string? _problem;

    /// <summary>What could not be recomputed and why, one line each; empty when all went well.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Age of the oldest mark that was being worked off or waits; zero when there is none.</summary>
    public TimeSpan Lag { get; private set; }

    /// <summary>Spans recomputed since the start.</summary>
    public long Recomputed { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await dirty.WaitAsync(ShortestRest, stoppingToken);
                var started = time.GetTimestamp();
                await RoundAsync(stoppingToken);

                // Marks gather meanwhile and are worked off together; the ledger takes at most half of the time of one core.
                var rest = time.GetElapsedTime(started);
                await Task.Delay(rest < ShortestRest ? ShortestRest : rest > LongestRest ? LongestRest : rest, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The marks on disk say what is left to do.
        }
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        string? problem = null;
        try
        {
            if (_zonesSeen is not { } seen || time.GetElapsedTime(seen) >= ZonesEvery)
            {
                await days.FollowZonesAsync(cancel);
                _zonesSeen = time.GetTimestamp();
            }

            await WorkAsync(await queue.TakeAsync(cancel), cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            problem = DatabaseTrouble.ReasonOf(e) is { } reason ? $"the database: {reason}" : e.Message;
        }

        if (problem is not null && _problem is null)
        {
            RoundFailed(log, problem);
        }

        _problem = problem;
        Problems = [.. problem is null ? [] : (string[])[problem], .. _failures.Values.Select(f => $"{f.Meter}: {f.Reason}")];
    }

    private async Task WorkAsync(IReadOnlyList<DirtySpan> spans, CancellationToken cancel)
    {
        var left = new HashSet<DirtySpan>(spans);
        var batch = new LedgerBatch(ledger);
        try
        {
            foreach (var span in spans)
            {
                Lag = time.GetElapsedTime(span.Since);
                if (await FailureOfAsync(span, () => recomputation.RunAsync(span, batch, cancel)) is { } wait)
                {
                    left.Remove(span);
                    await queue.ReleaseAsync([span], wait, cancel);
                }
            }

            await FinishAsync(batch, left, cancel);
            Lag = queue.Count <= spans.Count ? TimeSpan.Zero : Lag;
        }
        finally
        {
            // Everybody's trouble, e.g. the store's, or the end of the program: whoever comes first goes on.
            await queue.ReleaseAsync(left, TimeSpan.Zero, CancellationToken.None);
        }
    }

    private async Task FinishAsync(LedgerBatch batch, HashSet<DirtySpan> left, CancellationToken cancel)
    {
        await batch.FlushAsync(cancel);
        foreach (var span in left)
        {
            _failures.Remove(span.MeterId);
        }

        Recomputed += left.Count;
        left.Clear();
    }

    // Null when the span's work went well, else how long the meter must wait for another try.
    private async Task<TimeSpan?> FailureOfAsync(DirtySpan span, Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException) && DatabaseTrouble.ReasonOf(e) is null)
        {
            var before = _failures.GetValueOrDefault(span.MeterId);
            var wait = before is null ? ShortestRest : before.Wait * 2;
            wait = wait < LongestRetry ? wait : LongestRetry;
            _failures[span.MeterId] = new Failure($"{span.Site}/{span.Meter}", e.Message, wait);
            if (before is null)
            {
                MeterFailed(log, span.Site, span.Meter, e);
            }

            return wait;
        }
    }

    private sealed record Failure(string Meter, string Reason, TimeSpan Wait);

    [LoggerMessage(LogLevel.Warning, "The ledger of {Site}/{Meter} could not be recomputed and is tried again")]
    private static partial void MeterFailed(ILogger log, string site, string meter, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The ledger waits and is tried again: {Problem}")]
    private static partial void RoundFailed(ILogger log, string problem);
}
