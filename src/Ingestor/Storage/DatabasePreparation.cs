using System.Data.Common;
using Monitoring.Starting;

namespace Monitoring.Ingestor.Storage;

/// <summary>Brings the database up to date before anything else runs.</summary>
internal sealed class DatabasePreparation(IngestorDbFactory database, IngestorOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => MigrateAsync(database, options.Database, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The database that a command works on, brought up to date.</summary>
    /// <exception cref="StartException">It cannot be used.</exception>
    internal static async Task<IngestorDbFactory> OpenAsync(string setting, CancellationToken cancel)
    {
        var database = new IngestorDbFactory(setting);
        await MigrateAsync(database, setting, cancel);
        return database;
    }

    private static async Task MigrateAsync(IngestorDbFactory database, string setting, CancellationToken cancel)
    {
        try
        {
            await database.MigrateAsync(cancel);
        }
        catch (DbException e) when (DatabaseSetting.IsPostgres(setting))
        {
            throw CannotBeUsed(setting, e);
        }
    }

    // Without the password.
    private static StartException CannotBeUsed(string setting, DbException e) => new(
        $"The database that Ingestor:Database names, {DatabaseSetting.Shown(setting)}, cannot be used: {(e.InnerException ?? e).Message} " +
        "Check host, port, user and password, that PostgreSQL runs, and that the user may create tables in the database.",
        e);
}
