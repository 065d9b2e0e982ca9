using Microsoft.EntityFrameworkCore;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Findings.Storage;
using Monitoring.Support;

namespace Monitoring.Dashboard.Tests.Fakes;

/// <summary>A real SQLite file of findings in a folder of its own.</summary>
public sealed class FindingStoreFile : IDbContextFactory<FindingsDb>, IDisposable
{
    private readonly TempFolder _folder = new();

    public FindingsDb CreateDbContext() =>
        new(new DbContextOptionsBuilder<FindingsDb>().UseSqlite($"Data Source={Path.Combine(_folder.Path, "findings.db")};Pooling=False").Options);

    public async Task MigrateAsync()
    {
        await using var db = CreateDbContext();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    public FindingStore Open(TimeProvider time) => new(this, time);

    public void Dispose() => _folder.Dispose();
}
