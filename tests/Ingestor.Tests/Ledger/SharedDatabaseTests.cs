using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>Several Ingestors over one PostgreSQL and one store of readings.</summary>
public sealed class SharedDatabaseTests : IDisposable
{
    private const int Meters = 60;
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z

    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_window_is_recomputed_once_by_whichever_of_two_ingestors()
    {
        var database = await TestDatabases.NewAsync(TestDatabases.Postgres, _folder);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        Assert.True((await first.WriteAsync(Lines(Enumerable.Range(0, Meters), 0, 15))).IsSuccessStatusCode);
        Assert.True((await second.WriteAsync(Lines(Enumerable.Range(Meters, Meters), 0, 15))).IsSuccessStatusCode);
        await using var db = new IngestorDbFactory(database).CreateDbContext();
        await Eventually.TrueAsync(async () => await db.Ledger.CountAsync(Cancel) == 2 * Meters, "every meter has its quarter hour", cancel: Cancel);
        await Eventually.TrueAsync(() => Recomputed(first, second) == 2 * Meters && !db.Dirty.Any(), "each was recomputed, and counted by the one whose work stands", cancel: Cancel);
        Assert.All(await db.Ledger.ToListAsync(Cancel), l => Assert.Equal(15, l.ImportWh!.Value, 9));
    }

    [Fact]
    public async Task Readings_and_new_quantities_that_come_through_either_ingestor_end_in_one_ledger()
    {
        var database = await TestDatabases.NewAsync(TestDatabases.Postgres, _folder);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        await first.WriteAsync($"readings,meter=m1 active_power_w=60 {Start}\nreadings,meter=m1 active_power_w=60 {Start + 60_000}");
        await using var db = new IngestorDbFactory(database).CreateDbContext();
        await Eventually.TrueAsync(async () => await db.Ledger.AnyAsync(Cancel), "the first ingestor's power is there", cancel: Cancel);

        // Every minute comes through the other one, with a counter the first has never seen.
        for (var minute = 2; minute <= 60; minute++)
        {
            var host = minute % 2 == 0 ? second : first;
            var counter = host == second ? FormattableString.Invariant($",energy_import_wh={minute * 2},energy_export_wh=1") : "";
            Assert.True((await host.WriteAsync($"readings,meter=m1 active_power_w=60{counter} {Start + (minute * 60_000)}")).IsSuccessStatusCode);
        }

        await Eventually.TrueAsync(
            async () => await db.Ledger.AsNoTracking().SumAsync(l => l.ImportWh, Cancel) is { } sum && Math.Abs(sum - 118) < 1e-6 && !db.Dirty.Any(),
            "two minutes of power and 58 of the counter are there",
            cancel: Cancel);
        var meter = await db.Meters.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal("active_power_w,energy_import_wh,energy_export_wh", meter.Quantities);
    }

    [Fact]
    public async Task Meters_and_newest_values_that_came_through_one_ingestor_are_told_by_the_other()
    {
        var database = await TestDatabases.NewAsync(TestDatabases.Postgres, _folder);
        await using var first = await StartAsync(database);
        await using var second = await StartAsync(database);
        await first.WriteAsync($"readings,meter=m1 active_power_w=60 {Start}");
        Assert.Equal(60, await LatestAsync(second));
        await second.WriteAsync($"readings,meter=m1 active_power_w=70 {Start + 60_000}");
        await Eventually.TrueAsync(async () => await LatestAsync(first) == 70, "the first tells what the second got", cancel: Cancel);
        Assert.Contains("m1", await (await second.GetAsync("/api/sites/works/meters")).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        static async Task<double?> LatestAsync(IngestorHost host) =>
            (await (await host.GetAsync("/api/sites/works/meters/m1/latest")).Content.ReadFromJsonAsync<LatestValues>(Cancel))!.Values.GetValueOrDefault("active_power_w")?.Value;
    }

    [Fact]
    public async Task What_another_has_taken_meanwhile_is_not_overwritten()
    {
        var database = await TestDatabases.NewAsync(TestDatabases.Postgres, _folder);
        await using (var host = await StartAsync(database))
        {
            await host.WriteAsync(Lines([0], 0, 15));
        }

        var factory = new IngestorDbFactory(database);
        await using var db = factory.CreateDbContext();
        await AgeAsync(db, leases: 0);
        var (slow, quick) = (Queue(factory), Queue(factory));
        var span = Assert.Single(await slow.TakeAsync(Cancel));
        Assert.Empty(await quick.TakeAsync(Cancel));
        await AgeAsync(db, leases: 60_000);
        var taken = Assert.Single(await quick.TakeAsync(Cancel));
        var lost = await Replace(slow, span, 111);
        Assert.Empty(await db.Ledger.ToListAsync(Cancel));
        Assert.Empty(lost);
        Assert.Equal([taken], await Replace(quick, taken, 15));
        Assert.Equal(15, (await db.Ledger.AsNoTracking().SingleAsync(Cancel)).ImportWh);
        Assert.Empty(await db.Dirty.AsNoTracking().ToListAsync(Cancel));

        Task<IReadOnlyList<DirtySpan>> Replace(LedgerQueue queue, DirtySpan of, double energy) => new LedgerTable(factory, queue).ReplaceAsync(
            [new Replacement(of, Start, Start + 900_000, [new(DateTimeOffset.FromUnixTimeMilliseconds(Start)) { EnergyImportWh = energy }], IsLast: true)], Cancel);
    }

    [Fact]
    public async Task While_the_database_is_away_requests_are_put_off_and_health_says_so()
    {
        Assert.SkipUnless(PostgresServer.Available, PostgresServer.SkipReason);
        var server = await PostgresServer.StartAsync(Cancel);
        await using var host = await StartAsync(server.NewDatabase());
        Assert.True((await host.WriteAsync(Lines([0], 0, 1))).IsSuccessStatusCode);
        await server.DisposeAsync();
        var write = await host.WriteAsync(Lines([1], 0, 1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, write.StatusCode);
        Assert.NotNull(write.Headers.RetryAfter);
        await Eventually.TrueAsync(
            async () => (await (await host.Http.GetAsync("/healthz", Cancel)).Content.ReadAsStringAsync(Cancel)).Contains("the database", StringComparison.Ordinal),
            "health names the database",
            cancel: Cancel);
    }

    private Task<IngestorHost> StartAsync(string database) => IngestorHost.StartAsync("sqlite", _folder, $"--Ingestor:Database={database}");

    private static long Recomputed(params IngestorHost[] hosts) => hosts.Sum(h => h.Services.GetRequiredService<LedgerWorker>().Recomputed);

    private static string Lines(IEnumerable<int> meters, int from, int to) => string.Join('\n', meters.SelectMany(m => Enumerable.Range(from, to - from + 1)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"readings,meter=m{m} energy_import_wh={i} {Start + (i * 60_000) - (i == 15 ? 1 : 0)}"))));

    private static LedgerQueue Queue(IngestorDbFactory factory)
    {
        var meters = new Monitoring.Ingestor.Meters.MeterDirectory(new Monitoring.Ingestor.Meters.MeterTable(factory));
        return new LedgerQueue(factory, new DirtySpans(factory, meters, TimeProvider.System), meters, TimeProvider.System);
    }

    private static Task AgeAsync(IngestorDb db, long leases) => db.Dirty.ExecuteUpdateAsync(
        d => d.SetProperty(x => x.CreatedMs, x => x.CreatedMs - 60_000).SetProperty(x => x.LeaseUntilMs, x => x.LeaseUntilMs - leases), Cancel);
}
