namespace Monitoring.Ingestor.Corrections;

/// <summary>At the start: marks the ledger's spans of corrections that a crash left unmarked.</summary>
internal sealed class CorrectionRecovery(CorrectionTable table, CorrectionService corrections) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var row in await table.UnmarkedAsync(stoppingToken))
        {
            await corrections.MarkAsync(row, stoppingToken);
        }
    }
}
