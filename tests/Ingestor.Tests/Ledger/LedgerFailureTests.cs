using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>What cannot be calculated or written of one meter or site holds up no other.</summary>
public sealed class LedgerFailureTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const long YearOne = -62_135_596_800_000; // 0001-01-01T00:00:00Z

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_site_whose_time_zone_is_not_known_holds_up_no_other_and_catches_up_when_it_is(string kind)
    {
        using var folder = new TempFolder();
        var database = await TestDatabases.NewAsync(kind, folder);
        await using var host = await IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={database}");
        var key = await host.Keys.AddAsync("mars", "test", KeyScope.Write, cancel: Cancel);
        await using var db = new IngestorDbFactory(database).CreateDbContext();
        await SetZoneAsync("Mars/Olympus");
        foreach (var (meter, of) in (IEnumerable<(string, string)>)[("before", host.WriteKey), ("rover", key), ("lander", key), ("after", host.WriteKey)])
        {
            Assert.True((await host.WriteAsync(Quarter(meter), of)).IsSuccessStatusCode);
        }

        await Eventually.TrueAsync(async () => await WhAsync("before") == 10 && await WhAsync("after") == 10, "the other site is there", cancel: Cancel);
        var worker = host.Services.GetRequiredService<LedgerWorker>();
        foreach (var said in (string[])["site mars: ", "mars/rover: ", "mars/lander: "])
        {
            await Eventually.TrueAsync(
                () => worker.Problems.Any(p => p.StartsWith(said, StringComparison.Ordinal) && p.Contains("Mars/Olympus", StringComparison.Ordinal)), $"'{said}' is said", cancel: Cancel);
        }

        await SetZoneAsync("Asia/Tokyo");
        await Eventually.TrueAsync(async () => await WhAsync("rover") == 10 && await WhAsync("lander") == 10, "it has caught up", TimeSpan.FromMinutes(1), Cancel);
        await Eventually.TrueAsync(() => worker.Problems.Count == 0, "no problem is left", cancel: Cancel);

        Task SetZoneAsync(string zone) => db.Sites.Where(s => s.Site == "mars").ExecuteUpdateAsync(s => s.SetProperty(x => x.TimeZone, zone), Cancel);

        async Task<double?> WhAsync(string meter) => await db.Ledger.AsNoTracking()
            .Where(l => db.Meters.Any(m => m.Id == l.MeterId && m.Meter == meter)).SumAsync(l => l.ImportWh, Cancel);
    }

    [Fact]
    public async Task A_mark_from_the_first_to_the_last_year_of_the_calendar_is_worked_off()
    {
        await using var host = await IngestorHost.StartAsync();
        await host.WriteAsync(Quarter("m1"));
        await host.Services.GetRequiredService<DirtySpans>().MarkAsync("works", "m1", YearOne, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 900_000, Cancel);
        await Eventually.TrueAsync(host.LedgerIsDoneAsync, "the ledger is done", cancel: Cancel);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task What_the_database_refuses_of_one_meter_is_left_out_as_a_whole_and_its_mark_stays(string kind)
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(await TestDatabases.NewAsync(kind, folder));
        await factory.MigrateAsync(Cancel);
        await new KeyService(factory, TimeProvider.System).AddAsync("works", "test", KeyScope.Write, cancel: Cancel);
        using var table = new MeterTable(factory);
        var meters = new MeterDirectory(table);
        using var dirty = new DirtySpans(factory, meters, TimeProvider.System);
        foreach (var meter in (string[])["a", "b", "c"])
        {
            await meters.IncludeAsync("works", meter, Start, Start + 1, Cancel);
            await dirty.MarkAsync("works", meter, Start, Start + 1, Cancel);
        }

        await using var db = factory.CreateDbContext();
        await db.Dirty.ExecuteUpdateAsync(d => d.SetProperty(x => x.CreatedMs, x => x.CreatedMs - 60_000), Cancel);
        var queue = new LedgerQueue(factory, dirty, meters, TimeProvider.System);
        var spans = await queue.TakeAsync(Cancel);
        var batch = new LedgerBatch(new LedgerTable(factory, queue));
        foreach (var span in spans)
        {
            // Of the second one a quarter hour comes twice, in the first of its two parts.
            LedgerInterval interval = new(DateTimeOffset.FromUnixTimeMilliseconds(Start)) { EnergyImportWh = 10, Coverage = 1 };
            await batch.ReplaceAsync(new Replacement(span, Start, Start + 900_000, span.Meter == "b" ? [interval, interval] : [interval], IsLast: false), Cancel);
            await batch.ReplaceAsync(new Replacement(span, Start + 900_000, Start + 1_800_000, [], IsLast: true), Cancel);
        }

        await batch.FlushAsync(Cancel);
        Assert.Equal(["a", "c"], batch.Finished.Select(s => s.Meter).Order());
        var failed = Assert.Single(batch.Failed).Key;
        Assert.Equal("b", failed.Meter);
        Assert.Equal(failed.Marks, await db.Dirty.Select(d => d.Id).ToListAsync(Cancel));
        Assert.Equal(2, await db.Ledger.CountAsync(Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => batch.ReplaceAsync(new Replacement(failed, Start, Start + 900_000, [], IsLast: true), Cancel));
    }

    [Fact]
    public async Task A_site_whose_time_zone_is_not_known_does_not_keep_the_quarter_hours_of_others()
    {
        using var folder = new TempFolder();
        var factory = new IngestorDbFactory(folder.File("ingestor.db"));
        await factory.MigrateAsync(Cancel);
        await using var db = factory.CreateDbContext();
        db.AddRange(
            new SiteRow { Site = "mars", Name = "mars", TimeZone = "Mars/Olympus" },
            new SiteRow { Site = "works", Name = "works", TimeZone = "Asia/Tokyo" },
            new MeterRow { Id = 1, Site = "mars", Meter = "m", Quantities = "" },
            new MeterRow { Id = 2, Site = "works", Meter = "m", Quantities = "" },
            new LedgerRow { MeterId = 1, Quarter = 1 },
            new LedgerRow { MeterId = 2, Quarter = 1 });
        await db.SaveChangesAsync(Cancel);
        using var retention = new LedgerRetention(factory, new IngestorOptions { LedgerRetentionDays = 40 }, TimeProvider.System, NullLogger<LedgerRetention>.Instance);
        await retention.RemoveAsync(Cancel);
        Assert.Equal(1, Assert.Single(await db.Ledger.AsNoTracking().ToListAsync(Cancel)).MeterId);
    }

    private static string Quarter(string meter) => $"readings,meter={meter} energy_import_wh=0 {Start}\nreadings,meter={meter} energy_import_wh=10 {Start + 900_000}";
}
