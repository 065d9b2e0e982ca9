using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Monitoring.Ingestor.Storage;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Storage;

public sealed class MigrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_say_the_same_as_the_model()
    {
        using var folder = new TempFolder();
        await using var db = new IngestorDb(StorageSetup.Options(folder.File("ingestor.db")));
        Assert.False(db.Database.HasPendingModelChanges());
        await StorageSetup.MigrateAsync(db, Cancel);
        Assert.Empty(await db.Dirty.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_database_of_the_first_version_keeps_its_ledger_and_has_it_recomputed()
    {
        using var folder = new TempFolder();
        await using var db = new IngestorDb(StorageSetup.Options(folder.File("ingestor.db")));
        await db.GetService<IMigrator>().MigrateAsync("Initial", Cancel);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO meters VALUES ('works', 'm1', 'energy_import_wh', 1767571200001, 1767574800000, 900000);
            INSERT INTO dirty VALUES ('works', 'm1', 1767571200001, 1767571200002, 3);
            INSERT INTO ledger ("Site", "Meter", "StartMs", "ImportWh", "Coverage", "Origin") VALUES ('works', 'm1', 1767571200000, 12.5, 1, 0);
            """,
            Cancel);
        await StorageSetup.MigrateAsync(db, Cancel);
        Assert.Equal(12.5, (await db.Ledger.SingleAsync(Cancel)).ImportWh);
        Assert.Contains(await db.Dirty.ToListAsync(Cancel), d => (d.FromMs, d.ToMs) == (1_767_571_200_000, 1_767_575_700_000));
    }
}
