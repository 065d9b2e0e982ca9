using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Monitoring.Ingestor.Storage.Postgres;

/// <summary>The relational database in PostgreSQL, for one Ingestor or several.</summary>
public sealed class PostgresIngestorDb(DbContextOptions<PostgresIngestorDb> options) : IngestorDb(options)
{
    // Statements that come again and again are planned once; every one of ours fits.
    private const int PreparedStatements = 100;

    internal override SqlDialect Sql => SqlDialect.Postgres;

    /// <summary>Options for a connection string.</summary>
    internal static DbContextOptions<PostgresIngestorDb> Options(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (builder.MaxAutoPrepare == 0)
        {
            builder.MaxAutoPrepare = PreparedStatements;
        }

        return new DbContextOptionsBuilder<PostgresIngestorDb>().UseNpgsql(builder.ConnectionString).Options;
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations; nothing is connected to for that.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresIngestorDb>
{
    public PostgresIngestorDb CreateDbContext(string[] args) => new(PostgresIngestorDb.Options("Host=localhost;Database=design"));
}
