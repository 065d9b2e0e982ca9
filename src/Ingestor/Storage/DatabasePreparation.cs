using System.Data.Common;
using Monitoring.Starting;

namespace Monitoring.Ingestor.Storage;

/// <summary>Brings the database up to date before anything else runs.</summary>
internal sealed class DatabasePreparation(IngestorDbFactory database, IngestorOptions options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.MigrateAsync(cancellationToken);
        }
        catch (DbException e) when (DatabaseSetting.IsPostgres(options.Database))
        {
            throw CannotBeUsed(options.Database, e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Why a server cannot be used, without its password.</summary>
    internal static StartException CannotBeUsed(string setting, DbException e) => new(
        $"The database that Ingestor:Database names, {DatabaseSetting.Shown(setting)}, cannot be used: {(e.InnerException ?? e).Message} " +
        "Check host, port, user and password, that PostgreSQL runs, and that the user may create tables in the database.",
        e);
}
