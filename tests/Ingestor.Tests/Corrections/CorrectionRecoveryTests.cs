using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Storage;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Corrections;

public sealed class CorrectionRecoveryTests
{
    [Fact]
    public async Task A_correction_that_a_crash_left_unmarked_reaches_the_ledger_after_the_next_start()
    {
        using var folder = new TempFolder();
        await using (var site = await CorrectedSite.StartAsync(folder: folder))
        {
            await site.CountAsync("m1", 0, 60, 1000, 10);
            await site.LedgerHasAsync("m1", l => l.Count == 4);
        }

        // As it is on disk between the change and its mark.
        var table = new CorrectionTable(new IngestorDbFactory(folder.File("ingestor.db")));
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
        await using var again = await CorrectedSite.StartAsync(folder: folder);
        await again.LedgerHasAsync("m1", l => Math.Abs(CorrectedSite.Wh(l) - 1200) < 1e-6);
        Assert.Empty(await table.UnmarkedAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_correction_that_is_stored_but_cannot_be_marked_is_answered_as_made_and_marked_later_without_a_restart()
    {
        using var folder = new TempFolder();
        await using var site = await CorrectedSite.StartAsync(folder: folder);
        await site.CountAsync("m1", 0, 60, 1000, 10);
        await site.LedgerHasAsync("m1", l => l.Count == 4);
        await using var db = new IngestorDbFactory(folder.File("ingestor.db")).CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE dirty RENAME TO dirty_away", TestContext.Current.CancellationToken);
        var made = await site.MakeAsync(new { kind = "calibration", meter = "m1", by = "Sato", why = "clamp", from = "2026-01-05T00:00:00Z", factor = 2 });
        Assert.Contains("later", Assert.Single(made.Notes), StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE dirty_away RENAME TO dirty", TestContext.Current.CancellationToken);
        await site.LedgerHasAsync("m1", l => Math.Abs(CorrectedSite.Wh(l) - 1200) < 1e-6);
        await Eventually.TrueAsync(
            async () => (await new CorrectionTable(new IngestorDbFactory(folder.File("ingestor.db"))).UnmarkedAsync(TestContext.Current.CancellationToken)).Count == 0,
            "it is marked",
            cancel: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_correction_of_a_meter_that_is_not_known_yet_stays_unmarked()
    {
        using var folder = new TempFolder();
        await using var site = await CorrectedSite.StartAsync(folder: folder);
        var table = new CorrectionTable(new IngestorDbFactory(folder.File("ingestor.db")));
        var row = new CorrectionRow
        {
            Site = "works", Meter = "later", Kind = CorrectionKind.Calibration, FromMs = CorrectedSite.Start,
            Details = new CorrectionDetails { Factor = 2 }.ToJson(), MadeBy = "Sato", MadeWith = "corrector", Why = "clamp",
        };
        await site.Host.Services.GetRequiredService<CorrectionService>().StoreAsync(row, [], TestContext.Current.CancellationToken);
        Assert.Single(await table.UnmarkedAsync(TestContext.Current.CancellationToken));
    }
}
