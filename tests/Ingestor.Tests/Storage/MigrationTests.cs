using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Storage;

public sealed class MigrationTests
{
    private const string Rows =
        """
        INSERT INTO sites ("Site", "Name", "TimeZone") VALUES ('works', 'Works', 'Asia/Tokyo');
        INSERT INTO meters VALUES ('works', 'm1', 'energy_import_wh', 1767571200001, 1767574800000, 900000);
        INSERT INTO ledger ("Site", "Meter", "StartMs", "ImportWh", "MeanW", "Coverage", "Origin") VALUES ('works', 'm1', 1767571200000, 12.5, 50, 1, 0);
        INSERT INTO ledger ("Site", "Meter", "StartMs", "ImportWh", "Coverage", "Origin") VALUES ('works', 'not listed', 1767571200000, 7, 1, 1);
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task The_migrations_say_the_same_as_the_model(string kind)
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(kind, folder));
        await factory.MigrateAsync(Cancel);
        await using var db = factory.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Dirty.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_file_is_in_write_ahead_mode_also_one_that_was_there_before()
    {
        using var folder = new TempFolder();
        Assert.Null(DatabaseSetting.Problem(folder.File("ingestor.db"))); // the check at the start makes the file
        var factory = new IngestorDbFactory(folder.File("ingestor.db"));
        await factory.MigrateAsync(Cancel);
        await using var db = factory.CreateDbContext();
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync(Cancel));
    }

    [Theory]
    [InlineData("Initial", "INSERT INTO dirty VALUES ('works', 'm1', 1767571200001, 1767571200002, 3);")]
    [InlineData("DirtySpansAndKeyUse", "INSERT INTO dirty (\"Site\", \"Meter\", \"FromMs\", \"ToMs\") VALUES ('works', 'm1', 1767571200000, 1767575700000);")]
    public async Task A_database_of_an_earlier_version_keeps_its_ledger_and_marks_and_gets_its_days(string version, string dirty)
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(folder.File("ingestor.db"));
        await using var db = factory.CreateDbContext();
        await db.GetService<IMigrator>().MigrateAsync(version, Cancel);
        await db.Database.ExecuteSqlRawAsync(Rows, Cancel);
        await db.Database.ExecuteSqlRawAsync(dirty, Cancel);
        await factory.MigrateAsync(Cancel);
        var ledger = await db.Ledger.Join(db.Meters, l => l.MeterId, m => m.Id, (l, m) => new { m.Meter, l.Quarter, l.ImportWh }).ToListAsync(Cancel);
        Assert.Equal([("m1", 1_963_968, 12.5), ("not listed", 1_963_968, 7)], ledger.OrderBy(l => l.Meter).Select(l => (l.Meter, l.Quarter, l.ImportWh!.Value)));
        Assert.Contains(await db.Dirty.ToListAsync(Cancel), d => (d.FromMs, d.ToMs) == (1_767_571_200_000, 1_767_575_700_000));

        await new LedgerDays(factory).FollowZonesAsync(Cancel);
        var days = await db.LedgerDays.OrderBy(d => d.ImportWh).ToListAsync(Cancel);
        Assert.Equal([(20_260_105, 7.0, 7.0, null), (20_260_105, 12.5, 0.0, 50.0)], days.Select(d => (d.Day, d.ImportWh!.Value, d.ImportGapWh, d.PeakW)));
    }

    [Fact]
    public async Task A_database_can_go_back_to_the_version_before()
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(folder.File("ingestor.db"));
        await using var db = factory.CreateDbContext();
        await db.GetService<IMigrator>().MigrateAsync("DirtySpansAndKeyUse", Cancel);
        await db.Database.ExecuteSqlRawAsync(Rows, Cancel);
        await factory.MigrateAsync(Cancel);
        await db.GetService<IMigrator>().MigrateAsync("DirtySpansAndKeyUse", Cancel);
        Assert.Equal(1_767_571_200_000, await db.Database.SqlQueryRaw<long>("""SELECT "StartMs" AS "Value" FROM ledger WHERE "Meter" = 'm1'""").SingleAsync(Cancel));
    }
}
