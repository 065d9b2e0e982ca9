using Microsoft.EntityFrameworkCore;

namespace Monitoring.Ingestor.Storage;

/// <summary>The relational database: sites, keys, meters seen, ledger and what of it must be recomputed. Times are Unix ms, UTC.</summary>
public sealed class IngestorDb(DbContextOptions<IngestorDb> options) : DbContext(options)
{
    /// <summary>Factories.</summary>
    public DbSet<SiteRow> Sites => Set<SiteRow>();

    /// <summary>Gateway and reader keys.</summary>
    public DbSet<KeyRow> Keys => Set<KeyRow>();

    /// <summary>Meters seen.</summary>
    public DbSet<MeterRow> Meters => Set<MeterRow>();

    /// <summary>Quarter hours.</summary>
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    /// <summary>Spans of the ledger that must be recomputed.</summary>
    public DbSet<DirtyRow> Dirty => Set<DirtyRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<SiteRow>(e =>
        {
            e.ToTable("sites");
            e.HasKey(s => s.Site);
        });
        modelBuilder.Entity<KeyRow>(e =>
        {
            e.ToTable("keys");
            e.HasKey(k => k.Id);
            e.HasIndex(k => k.Hash).IsUnique();
        });
        modelBuilder.Entity<MeterRow>(e =>
        {
            e.ToTable("meters");
            e.HasKey(m => new { m.Site, m.Meter });
        });
        modelBuilder.Entity<LedgerRow>(e =>
        {
            e.ToTable("ledger");
            e.HasKey(l => new { l.Site, l.Meter, l.StartMs });
        });
        modelBuilder.Entity<DirtyRow>(e =>
        {
            e.ToTable("dirty");
            e.HasKey(d => d.Id);
        });
        Corrections.CorrectionModel.Configure(modelBuilder);
    }
}
