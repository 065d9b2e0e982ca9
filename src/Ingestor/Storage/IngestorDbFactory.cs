using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage.Postgres;
using Monitoring.Ingestor.Storage.Sqlite;

namespace Monitoring.Ingestor.Storage;

/// <summary>Makes a short-lived context per piece of work.</summary>
public sealed class IngestorDbFactory : IDbContextFactory<IngestorDb>
{
    private readonly Func<IngestorDb> _create;

    /// <param name="database">A SQLite file, or a PostgreSQL connection string, as the setting <c>Ingestor:Database</c>.</param>
    public IngestorDbFactory(string database)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (DatabaseSetting.IsPostgres(database))
        {
            var options = PostgresIngestorDb.Options(database);
            _create = () => new PostgresIngestorDb(options);
        }
        else
        {
            var options = SqliteIngestorDb.Options(database);
            _create = () => new SqliteIngestorDb(options);
        }
    }

    /// <inheritdoc/>
    public IngestorDb CreateDbContext() => _create();

    /// <summary>Creates the database or brings its tables up to date.</summary>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = CreateDbContext();
        await db.PrepareAsync(cancel);
        await db.Database.MigrateAsync(cancel);
    }
}
