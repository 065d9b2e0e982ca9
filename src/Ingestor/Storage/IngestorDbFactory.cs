using Microsoft.EntityFrameworkCore;

namespace Monitoring.Ingestor.Storage;

/// <summary>Makes a short-lived context per piece of work.</summary>
public sealed class IngestorDbFactory(DbContextOptions<IngestorDb> options) : IDbContextFactory<IngestorDb>
{
    /// <inheritdoc/>
    public IngestorDb CreateDbContext() => new(options);
}
