using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Keeps the ledger up to date: works off the marked spans, oldest first. A meter that fails does not hold up the others and is
/// tried again, less and less often.
/// </summary>
public sealed partial class LedgerWorker(
    DirtySpans dirty, LedgerRecomputation recomputation, TimeProvider time, ILogger<LedgerWorker> log) : BackgroundService
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string Site, string Meter), Failure> _failures = [];
    private string? _problem;

    /// <summary>What could not be recomputed and why, one line each; empty when all went well.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Age of the oldest mark that was being worked off or waits; zero when there is none.</summary>
    public TimeSpan Lag { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await dirty.WaitAsync(LongestRest, stoppingToken);
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
            var spans = await dirty.TakeAsync(cancel);
            for (var i = 0; i < spans.Count; i++)
            {
                Lag = time.GetElapsedTime(spans[i].Since);
                try
                {
                    if (problem is not null || !await TryAsync(spans[i], cancel))
                    {
                        await dirty.PutBackAsync(spans[i], cancel);
                    }
                }
                catch (StoreUnavailableException e)
                {
                    // Everybody's trouble, not this meter's: the rest need not be tried now.
                    problem = e.Message;
                    await dirty.PutBackAsync(spans[i], cancel);
                }
            }

            Lag = dirty.Count == 0 ? TimeSpan.Zero : Lag;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            problem = e.Message;
        }

        if (problem is not null && _problem is null)
        {
            RoundFailed(log, problem);
        }

        _problem = problem;
        Problems = [.. problem is null ? [] : (string[])[problem], .. _failures.Select(f => $"{f.Key.Site}/{f.Key.Meter}: {f.Value.Reason}")];
    }

    // False when the meter must wait for another try.
    private async Task<bool> TryAsync(DirtySpan span, CancellationToken cancel)
    {
        var key = (span.Site, span.Meter);
        var failure = _failures.GetValueOrDefault(key);
        if (failure is not null && time.GetElapsedTime(failure.At) < failure.Wait)
        {
            return false;
        }

        try
        {
            await recomputation.RunAsync(span, cancel);
            _failures.Remove(key);
            return true;
        }
        catch (Exception e) when (e is not (OperationCanceledException or StoreUnavailableException))
        {
            var wait = failure is null ? ShortestRest : failure.Wait * 2;
            _failures[key] = new Failure(e.Message, time.GetTimestamp(), wait < LongestRetry ? wait : LongestRetry);
            if (failure is null)
            {
                MeterFailed(log, span.Site, span.Meter, e);
            }

            return false;
        }
    }

    private sealed record Failure(string Reason, long At, TimeSpan Wait);

    [LoggerMessage(LogLevel.Warning, "The ledger of {Site}/{Meter} could not be recomputed and is tried again")]
    private static partial void MeterFailed(ILogger log, string site, string meter, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The ledger waits and is tried again: {Problem}")]
    private static partial void RoundFailed(ILogger log, string problem);
}
