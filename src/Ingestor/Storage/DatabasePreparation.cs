using Microsoft.EntityFrameworkCore;

namespace Monitoring.Ingestor.Storage;

/// <summary>Brings the database up to date before anything else runs.</summary>
internal sealed class DatabasePreparation(IDbContextFactory<IngestorDb> database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await StorageSetup.MigrateAsync(db, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
