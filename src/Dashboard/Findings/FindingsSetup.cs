using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Monitoring.Dashboard.Findings.Storage;

namespace Monitoring.Dashboard.Findings;

/// <summary>Registers the store of findings and brings its database up to date before anything uses it.</summary>
internal static class FindingsSetup
{
    public static void AddFindings(this IServiceCollection services)
    {
        services.AddDbContextFactory<FindingsDb>((provider, db) =>
            db.UseSqlite(ConnectionTo(provider.GetRequiredService<IOptions<DashboardOptions>>().Value.Database)));
        services.AddSingleton<FindingStore>();
        services.AddSingleton<FindingInbox>();
        services.AddHostedService<FindingsPreparation>();
    }

    public static string ConnectionTo(string database) =>
        new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(database, AppContext.BaseDirectory) }.ToString();
}

/// <summary>Creates or migrates the database at start: without it decisions would be lost silently, so a fault stops the process.</summary>
internal sealed class FindingsPreparation(IDbContextFactory<FindingsDb> databases, IOptions<DashboardOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(options.Value.Database, AppContext.BaseDirectory);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await using var db = await databases.CreateDbContextAsync(cancellationToken);

            // Readers and the writer do not wait for each other in this mode, which stays with the file. EF Core sets it only in a file that it
            // makes itself, and the check of the settings has made it already.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Dashboard:Database '{file}' cannot be opened: {e.Message} Check that the folder may be written and the file is a database of this program.", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
