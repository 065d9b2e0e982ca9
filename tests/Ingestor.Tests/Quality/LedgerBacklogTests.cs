using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Quality;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Corrections;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Quality;

public sealed class LedgerBacklogTests
{
    private const long Day = 86_400_000;
    private const long Start = CorrectedSite.Start;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_told_in_days_without_what_is_calculated_already_or_was_marked_later()
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(folder.File("ingestor.db"));
        await factory.MigrateAsync(Cancel);
        await new KeyService(factory, TimeProvider.System).AddAsync("works", "test", KeyScope.Write, cancel: Cancel);
        using var table = new MeterTable(factory);
        var meters = new MeterDirectory(table);
        await meters.RestoreAsync(Cancel);
        var batch = new PointBatch();
        batch.Add("m1", Start, new QuantityValue(QuantityCatalogue.EnergyImport, 1));
        batch.Add("m2", Start, new QuantityValue(QuantityCatalogue.EnergyImport, 1));
        await meters.ObserveAsync("works", batch, Cancel);
        using var dirty = new DirtySpans(factory, meters, TimeProvider.System);
        var reach = new LedgerReach();
        Assert.Equal((0, 0, 0), await AskAsync(long.MaxValue));

        // Ten days, of which two are marked twice; and a day of another meter.
        await dirty.MarkAsync("works", "m1", Start, Start + (6 * Day) - 1, Cancel);
        await dirty.MarkAsync("works", "m1", Start + (4 * Day), Start + (10 * Day) - 1, Cancel);
        await dirty.MarkAsync("works", "m2", Start, Start + Day - 1, Cancel);
        var (_, _, newest) = await AskAsync(long.MaxValue);
        await dirty.MarkAsync("works", "m2", Start + Day, Start + (3 * Day) - 1, Cancel);
        Assert.Equal((3, 11, newest), await AskAsync(newest));
        Assert.Equal((4, 13), ((await AskAsync(long.MaxValue)).Spans, (await AskAsync(long.MaxValue)).Days));

        var span = new DirtySpan("works", "m1", meters.Find("works", "m1")!.Id, Start, Start + (10 * Day) - 1, [1, 2], 0);
        reach.Note(span, Start + (7 * Day));
        Assert.Equal((3, 4, newest), await AskAsync(newest));
        reach.Forget(span);
        Assert.Equal(11, (await AskAsync(newest)).Days);

        async Task<(int Spans, double Days, long Newest)> AskAsync(long until)
        {
            await using var db = factory.CreateDbContext();
            var told = await LedgerBacklogEndpoint.ReadAsync(db, "works", until, reach, Cancel);
            return (told.Spans, Math.Round(told.Days, 6), told.Newest);
        }
    }

    [Fact]
    public async Task A_correction_can_be_followed_until_the_ledger_has_it()
    {
        await using var site = await CorrectedSite.StartAsync();
        await site.CountAsync("m1", 0, 120, 1000, 7.3);
        await site.MakeAsync(new { kind = "calibration", meter = "m1", by = "Sato", why = "CT plate says 150 A", from = "2026-01-05T00:30:00Z", factor = 2 });
        var (first, last) = (await BacklogAsync(""), default(LedgerBacklog));
        await Eventually.TrueAsync(async () => (last = await BacklogAsync($"?until={first.Newest}")).Spans == 0, "the ledger has it", cancel: Cancel);
        Assert.Equal((0, 0), (last!.Days, last.Newest));
        Assert.Contains(await site.LedgerAsync("m1"), i => i.EnergyImportWh > 200);

        async Task<LedgerBacklog> BacklogAsync(string query)
        {
            using var answer = await site.Host.GetAsync("/api/sites/works/backlog" + query);
            return (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<LedgerBacklog>(answer.Content, Cancel))!;
        }
    }
}
