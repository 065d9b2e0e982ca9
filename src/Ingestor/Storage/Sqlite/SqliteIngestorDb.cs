using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Monitoring.Ingestor.Storage.Sqlite;

/// <summary>The relational database in a SQLite file: the default, for one Ingestor.</summary>
public sealed class SqliteIngestorDb(DbContextOptions<SqliteIngestorDb> options) : IngestorDb(options)
{
    internal override SqlDialect Sql => SqlDialect.Sqlite;

    // Readers and the writer do not wait for each other in this mode, which stays with the file. EF Core sets it only in a file that it
    // makes itself, and the check of the settings has made it already.
    internal override Task PrepareAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);

    /// <summary>Options for a file, whose folder is created.</summary>
    internal static DbContextOptions<SqliteIngestorDb> Options(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 };
        return new DbContextOptionsBuilder<SqliteIngestorDb>().UseSqlite(connection.ConnectionString).Options;
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteIngestorDb>
{
    public SqliteIngestorDb CreateDbContext(string[] args) => new(SqliteIngestorDb.Options(Path.Combine(Path.GetTempPath(), "monitoring-design.db")));
}
