using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Monitoring.Dashboard.Findings.Storage;

/// <summary>Findings, what people decided about them, and the newest analysis of each site.</summary>
public sealed class FindingsDb(DbContextOptions<FindingsDb> options) : DbContext(options)
{
    /// <summary>One row per finding and site.</summary>
    public DbSet<FindingRow> Findings => Set<FindingRow>();

    /// <summary>Append-only: what happened to each finding.</summary>
    public DbSet<HistoryRow> History => Set<HistoryRow>();

    /// <summary>The newest analysis of each site.</summary>
    public DbSet<AnalysisRow> Analyses => Set<AnalysisRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<FindingRow>(finding =>
        {
            finding.HasKey(f => f.Id);
            finding.HasIndex(f => new { f.Site, f.Key }).IsUnique();
            finding.Property(f => f.State).HasConversion<string>();
            finding.Property(f => f.ReferenceUnit).HasConversion<string>();
            finding.Property(f => f.Reason).HasConversion<string>();
        });
        modelBuilder.Entity<HistoryRow>(entry =>
        {
            entry.HasKey(h => h.Id);
            entry.HasIndex(h => h.FindingId);
            entry.HasOne<FindingRow>().WithMany().HasForeignKey(h => h.FindingId);
            entry.Property(h => h.To).HasConversion<string>();
            entry.Property(h => h.Reason).HasConversion<string>();
        });
        modelBuilder.Entity<AnalysisRow>(analysis => analysis.HasKey(a => a.Site));
    }

    /// <inheritdoc/>
    // UTC ticks order alike on every database; SQLite has no type for times with an offset.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
