using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Corrections;

public sealed class CorrectionRecoveryTests
{
    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_correction_that_a_crash_left_unmarked_reaches_the_ledger_after_the_next_start(string database)
    {
        using var folder = new TempFolder();
        var setting = await TestDatabases.NewAsync(database, folder);
        await using (var site = await CorrectedSite.StartAsync(folder: folder, database: setting))
        {
            await site.CountAsync("m1", 0, 60, 1000, 10);
            await site.LedgerHasAsync("m1", l => l.Count == 4);
        }

        // As it is on disk between the change and its mark.
        var table = new CorrectionTable(new IngestorDbFactory(setting));
        await table.AddAsync(
            new CorrectionRow
            {
                Site = "works",
                Meter = "m1",
                Kind = CorrectionKind.Calibration,
                FromMs = CorrectedSite.Start,
                Details = new CorrectionDetails { Factor = 2 }.ToJson(),
                MadeBy = "Sato",
                MadeWith = "corrector",
                Why = "clamp",
            },
            [],
            TestContext.Current.CancellationToken);
        await using var again = await CorrectedSite.StartAsync(folder: folder, database: setting);
        await again.LedgerHasAsync("m1", l => Math.Abs(CorrectedSite.Wh(l) - 1200) < 1e-6);
        Assert.Empty(await table.UnmarkedAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_correction_that_is_stored_but_cannot_be_marked_is_answered_as_made_and_marked_later_without_a_restart(string database)
    {
        using var folder = new TempFolder();
        var setting = await TestDatabases.NewAsync(database, folder);
        await using var site = await CorrectedSite.StartAsync(folder: folder, database: setting);
        await site.CountAsync("m1", 0, 60, 1000, 10);
        await site.LedgerHasAsync("m1", l => l.Count == 4);
        await using var db = new IngestorDbFactory(setting).CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE dirty RENAME TO dirty_away", TestContext.Current.CancellationToken);
        var made = await site.MakeAsync(new { kind = "calibration", meter = "m1", by = "Sato", why = "clamp", from = "2026-01-05T00:00:00Z", factor = 2 });
        Assert.Contains("later", Assert.Single(made.Notes), StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE dirty_away RENAME TO dirty", TestContext.Current.CancellationToken);
        await site.LedgerHasAsync("m1", l => Math.Abs(CorrectedSite.Wh(l) - 1200) < 1e-6);
        await Eventually.TrueAsync(
            async () => (await new CorrectionTable(new IngestorDbFactory(setting)).UnmarkedAsync(TestContext.Current.CancellationToken)).Count == 0,
            "it is marked",
            cancel: TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_correction_of_a_meter_that_is_not_known_yet_stays_unmarked(string database)
    {
        using var folder = new TempFolder();
        var setting = await TestDatabases.NewAsync(database, folder);
        await using var site = await CorrectedSite.StartAsync(folder: folder, database: setting);
        var table = new CorrectionTable(new IngestorDbFactory(setting));
        var row = new CorrectionRow
        {
            Site = "works", Meter = "later", Kind = CorrectionKind.Calibration, FromMs = CorrectedSite.Start,
            Details = new CorrectionDetails { Factor = 2 }.ToJson(), MadeBy = "Sato", MadeWith = "corrector", Why = "clamp",
        };
        await site.Host.Services.GetRequiredService<CorrectionService>().StoreAsync(row, [], TestContext.Current.CancellationToken);
        Assert.Single(await table.UnmarkedAsync(TestContext.Current.CancellationToken));
    }
}
