using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Health;

/// <summary><c>/healthz</c>: 200 when all is well, else 503, with the reasons as JSON.</summary>
internal static class HealthEndpoint
{
    internal static async Task<IResult> AnswerAsync(StoreHealth store, LedgerQueue queue, LedgerWorker ledger, IngestorMetrics metrics, CancellationToken cancel)
    {
        var reasons = new List<string>();
        if (await store.ProblemAsync(cancel) is { } storeProblem)
        {
            reasons.Add($"store: {storeProblem}");
        }

        reasons.AddRange(ledger.Problems.Select(p => $"ledger: {p}"));
        var body = new
        {
            status = reasons.Count == 0 ? "ok" : "failing",
            reasons,
            ledger_waiting = queue.Count,
            ledger_lag_seconds = Math.Round(ledger.Lag.TotalSeconds, 1),
            refused_samples = metrics.Samples(),
        };
        return Results.Json(body, statusCode: reasons.Count == 0 ? 200 : 503);
    }
}

/// <summary>Asks the store whether it can be used.</summary>
public sealed class StoreHealth(IReadingStore store)
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            await store.PrepareAsync(cancel);
            return null;
        }
        catch (StoreUnavailableException e)
        {
            return e.Message;
        }
    }
}
