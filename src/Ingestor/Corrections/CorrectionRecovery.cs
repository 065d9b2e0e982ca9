namespace Monitoring.Ingestor.Corrections;

/// <summary>At the start: marks the ledger's spans of corrections that a crash left unmarked. What fails is tried again.</summary>
internal sealed partial class CorrectionRecovery(
    CorrectionTable table, CorrectionService corrections, TimeProvider time, ILogger<CorrectionRecovery> log) : BackgroundService
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(Retry, time, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var row in await table.UnmarkedAsync(cancel))
            {
                await corrections.MarkAsync(row, cancel);
            }

            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Corrections that were not marked before a crash could not be marked yet; it is tried again")]
    private static partial void Failed(ILogger log, Exception exception);
}
