using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Quality;

namespace Monitoring.Ingestor.Storage;

/// <summary>
/// The relational database: sites, keys, meters seen, ledger and what of it must be recomputed. Times are Unix ms, UTC. One model for
/// SQLite and PostgreSQL; a context of its own for each carries its migrations.
/// </summary>
public abstract class IngestorDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Factories.</summary>
    public DbSet<SiteRow> Sites => Set<SiteRow>();

    /// <summary>Gateway and reader keys.</summary>
    public DbSet<KeyRow> Keys => Set<KeyRow>();

    /// <summary>Meters seen.</summary>
    public DbSet<MeterRow> Meters => Set<MeterRow>();

    /// <summary>Quarter hours.</summary>
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    /// <summary>Totals of the quarter hours per local day.</summary>
    public DbSet<LedgerDayRow> LedgerDays => Set<LedgerDayRow>();

    /// <summary>Spans of the ledger that must be recomputed.</summary>
    public DbSet<DirtyRow> Dirty => Set<DirtyRow>();

    /// <summary>What is known of writers.</summary>
    public DbSet<GatewayRow> Gateways => Set<GatewayRow>();

    /// <summary>Where the two databases do not speak the same SQL.</summary>
    internal abstract SqlDialect Sql { get; }

    /// <summary>What the database needs before its tables are made or brought up to date.</summary>
    internal virtual Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

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
            e.HasKey(m => m.Id);
            e.HasIndex(m => new { m.Site, m.Meter }).IsUnique();
        });
        modelBuilder.Entity<LedgerRow>(e =>
        {
            e.ToTable("ledger");
            e.HasKey(l => new { l.MeterId, l.Quarter });
        });
        modelBuilder.Entity<LedgerDayRow>(e =>
        {
            e.ToTable("ledger_days");
            e.HasKey(d => new { d.MeterId, d.Day });
        });
        modelBuilder.Entity<DirtyRow>(e =>
        {
            e.ToTable("dirty");
            e.HasKey(d => d.Id);
            e.HasIndex(d => d.MeterId);
        });
        modelBuilder.Entity<GatewayRow>(e =>
        {
            e.ToTable("gateways");
            e.HasKey(g => g.Key);
            e.Property(g => g.Key).ValueGeneratedNever();
        });
        Corrections.CorrectionModel.Configure(modelBuilder);
    }
}
