using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Monitoring.Ingestor.Storage;

/// <summary>Opens the relational database.</summary>
public static class StorageSetup
{
    /// <summary>Options for a SQLite file, whose folder is created.</summary>
    public static DbContextOptions<IngestorDb> Options(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 };
        return new DbContextOptionsBuilder<IngestorDb>().UseSqlite(connection.ConnectionString).Options;
    }

    /// <summary>Creates or updates the tables.</summary>
    public static async Task MigrateAsync(IngestorDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.MigrateAsync(cancel);
    }
}

/// <summary>Lets <c>dotnet ef</c> make migrations.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<IngestorDb>
{
    public IngestorDb CreateDbContext(string[] args) => new(StorageSetup.Options(Path.Combine(Path.GetTempPath(), "monitoring-design.db")));
}
