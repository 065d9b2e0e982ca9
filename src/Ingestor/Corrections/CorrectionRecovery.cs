namespace Monitoring.Ingestor.Corrections;

/// <summary>Marks the ledger's spans of corrections that a crash or a failing database left unmarked: at the start, and as long as it runs.</summary>
internal sealed partial class CorrectionRecovery(
    CorrectionTable table, CorrectionService corrections, TimeProvider time, ILogger<CorrectionRecovery> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await TryAsync(stoppingToken);
                await Task.Delay(Period, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rows themselves say what is left to mark.
        }
    }

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var row in await table.UnmarkedAsync(cancel))
            {
                await corrections.MarkAsync(row, cancel);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Corrections that are not marked could not be marked yet; it is tried again")]
    private static partial void Failed(ILogger log, Exception exception);
}
