using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Keeps the ledger up to date: works off the marked spans in rounds, of which each takes the oldest marks, meter by meter. A meter that
/// fails, in calculation or in writing, does not hold up the others and is tried again, less and less often.
/// </summary>
public sealed partial class LedgerWorker(
    DirtySpans dirty, LedgerQueue queue, LedgerRecomputation recomputation, LedgerTable ledger, LedgerDays days, TimeProvider time, ILogger<LedgerWorker> log) : BackgroundService
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ZonesEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FlushEvery = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, Failure> _failures = [];
    private IReadOnlyList<string> _zoneProblems = [];
    private long? _zonesSeen;
    private string? _problem;

    /// <summary>What could not be recomputed and why, one line each; empty when all went well.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Age of the oldest mark that was being worked off or waits; zero when there is none.</summary>
    public TimeSpan Lag { get; private set; }

    /// <summary>Spans recomputed since the start; what another Ingestor took meanwhile is not counted.</summary>
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
                _zoneProblems = await days.FollowZonesAsync(cancel);
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
        Problems = [.. problem is null ? [] : (string[])[problem], .. _zoneProblems, .. _failures.Values.Select(f => $"{f.Meter}: {f.Reason}")];
    }

    private async Task WorkAsync(IReadOnlyList<DirtySpan> spans, CancellationToken cancel)
    {
        var left = new HashSet<DirtySpan>(spans);
        var batch = new LedgerBatch(ledger);
        var failed = new HashSet<int>();
        try
        {
            await using var kept = queue.IsShared ? new LedgerLease(queue, spans, time) : null;
            var flushed = time.GetTimestamp();
            foreach (var span in spans)
            {
                Lag = time.GetElapsedTime(span.Since);
                if (await FailureOfAsync(() => recomputation.RunAsync(span, batch, cancel)) is { } why)
                {
                    left.Remove(span);
                    await PutOffAsync(span, why, failed, cancel);
                }

                if (time.GetElapsedTime(flushed) >= FlushEvery)
                {
                    await batch.FlushAsync(cancel);
                    flushed = time.GetTimestamp();
                }
            }

            await batch.FlushAsync(cancel);
            foreach (var (span, why) in batch.Failed.Where(f => left.Remove(f.Key)))
            {
                await PutOffAsync(span, why, failed, cancel);
            }

            foreach (var span in left.Where(s => !failed.Contains(s.MeterId)))
            {
                _failures.Remove(span.MeterId);
            }

            left.Clear();
            Lag = queue.Count <= spans.Count ? TimeSpan.Zero : Lag;
        }
        finally
        {
            Recomputed += batch.Finished.Count;

            // Everybody's trouble, e.g. the store's, or the end of the program: whoever comes first goes on.
            left.ExceptWith(batch.Finished);
            await queue.ReleaseAsync(left, TimeSpan.Zero, CancellationToken.None);
        }
    }

    // Null when the span's work went well.
    private static async Task<Exception?> FailureOfAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException) && !DatabaseTrouble.IsAway(e))
        {
            return e;
        }
    }

    private async Task PutOffAsync(DirtySpan span, Exception why, HashSet<int> failed, CancellationToken cancel)
    {
        // Several spans of a meter that fail in one round are one failure.
        var before = _failures.GetValueOrDefault(span.MeterId);
        var isFirst = failed.Add(span.MeterId);
        var wait = before is null ? ShortestRest : isFirst ? before.Wait * 2 : before.Wait;
        wait = wait < LongestRetry ? wait : LongestRetry;
        _failures[span.MeterId] = new Failure($"{span.Site}/{span.Meter}", why.Message, wait);
        if (before is null)
        {
            MeterFailed(log, span.Site, span.Meter, why);
        }

        await queue.ReleaseAsync([span], wait, cancel);
    }

    private sealed record Failure(string Meter, string Reason, TimeSpan Wait);

    [LoggerMessage(LogLevel.Warning, "The ledger of {Site}/{Meter} could not be recomputed and is tried again")]
    private static partial void MeterFailed(ILogger log, string site, string meter, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The ledger waits and is tried again: {Problem}")]
    private static partial void RoundFailed(ILogger log, string problem);
}
