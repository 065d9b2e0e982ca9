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
}
