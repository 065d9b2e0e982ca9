using System.Globalization;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

public sealed class RetentionTests
{
    private const int Days = 90;
    private const int QuartersPerDay = 96;

    private static readonly DateTimeOffset Now = LedgerInterval.StartOf(TimeProvider.System.GetUtcNow());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_late_reading_in_a_span_whose_readings_are_gone_takes_nothing_from_the_ledger(string database)
    {
        using var folder = new TempFolder();
        await using var host = await IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={await TestDatabases.NewAsync(database, folder)}", "--Ingestor:RawRetentionDays=30");
        await WriteAsync(host, Enumerable.Range(0, (Days * QuartersPerDay) + 1));
        var before = await LedgerAsync(host);
        Assert.Equal(Days * QuartersPerDay, before.Count);

        await host.Services.GetServices<IHostedService>().OfType<SqliteRetention>().Single().RemoveAsync(Cancel);
        await WriteAsync(host, [(30 * QuartersPerDay) + 40]);
        await WriteAsync(host, [(Days - 29) * QuartersPerDay]);
        Assert.Equal(before, await LedgerAsync(host));
    }

    [Fact]
    public async Task Late_readings_of_an_expired_time_that_the_ledger_does_not_know_are_added_to_it()
    {
        await using var host = await IngestorHost.StartAsync("sqlite", null, "--Ingestor:RawRetentionDays=30");
        await WriteAsync(host, Enumerable.Range(40 * QuartersPerDay, (50 * QuartersPerDay) + 1));
        var before = await LedgerAsync(host);
        await host.Services.GetServices<IHostedService>().OfType<SqliteRetention>().Single().RemoveAsync(Cancel);

        await WriteAsync(host, Enumerable.Range(20 * QuartersPerDay, QuartersPerDay + 1));
        var after = await LedgerAsync(host);
        Assert.Equal(before, after.Skip(after.Count - before.Count));
        Assert.Equal(QuartersPerDay, after.Count(i => i.Origin == IntervalOrigin.Measured) - before.Count(i => i.Origin == IntervalOrigin.Measured));
    }

    [Fact]
    public async Task Readings_that_the_ledger_has_not_seen_yet_are_not_removed()
    {
        await using var host = await IngestorHost.StartAsync("sqlite", null, "--Ingestor:RawRetentionDays=30");
        await WriteAsync(host, [0]);
        await using var db = host.Services.GetRequiredService<IngestorDbFactory>().CreateDbContext();
        var end = Now.AddYears(1).ToUnixTimeMilliseconds();
        var held = new DirtyRow { MeterId = await db.Meters.Select(m => m.Id).SingleAsync(Cancel), FromMs = end, ToMs = end, LeaseUntilMs = end };
        db.Add(held);
        await db.SaveChangesAsync(Cancel);

        await SendAsync(host, Enumerable.Range(0, (Days * QuartersPerDay) + 1));
        var retention = host.Services.GetServices<IHostedService>().OfType<SqliteRetention>().Single();
        await retention.RemoveAsync(Cancel);
        await db.Dirty.Where(d => d.Id == held.Id).ExecuteDeleteAsync(Cancel);
        await Eventually.TrueAsync(host.LedgerIsDoneAsync, "the ledger is done", TimeSpan.FromMinutes(1), Cancel);
        Assert.Equal(Days * QuartersPerDay, (await LedgerAsync(host)).Count);

        var store = host.Services.GetRequiredService<IReadingStore>();
        Assert.Equal(long.MinValue, await store.KeptFromAsync("works", "m", Cancel));
        await retention.RemoveAsync(Cancel);
        Assert.Equal(Now.AddDays(-30).ToUnixTimeMilliseconds(), await store.KeptFromAsync("works", "m", Cancel));
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task The_ledger_is_kept_for_ever_unless_a_number_of_days_is_set(string database)
    {
        using var folder = new TempFolder();
        await using var host = await IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={await TestDatabases.NewAsync(database, folder)}", "--Ingestor:RawRetentionDays=30", "--Ingestor:LedgerRetentionDays=40");
        await WriteAsync(host, Enumerable.Range(0, (Days * QuartersPerDay) + 1));
        Assert.Equal(Days * QuartersPerDay, (await LedgerAsync(host)).Count);

        // By the clock of this test: it may run across a midnight of Tokyo.
        var retention = new LedgerRetention(
            host.Services.GetRequiredService<IngestorDbFactory>(), host.Services.GetRequiredService<IngestorOptions>(), new FakeTimeProvider(Now), NullLogger<LedgerRetention>.Instance);
        await retention.RemoveAsync(Cancel);
        var kept = await LedgerAsync(host);
        Assert.Equal(TimeSpan.Zero, kept[0].Start.ToOffset(TimeSpan.FromHours(9)).TimeOfDay);
        Assert.InRange((Now - kept[0].Start).TotalDays, 40, 41);
        var totals = await (await host.GetAsync($"/api/sites/works/totals?by=day&from={Now.AddDays(-Days):yyyy-MM-dd}&to={Now.AddDays(1):yyyy-MM-dd}")).Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain(Now.AddDays(-50).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), totals, StringComparison.Ordinal);
        Assert.Contains(Now.AddDays(-30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), totals, StringComparison.Ordinal);
    }

    // One reading per quarter hour of the last ninety days, by number; a thousand Wh each.
    private static async Task WriteAsync(IngestorHost host, IEnumerable<int> numbers)
    {
        await SendAsync(host, numbers);
        await Eventually.TrueAsync(host.LedgerIsDoneAsync, "the ledger is done", TimeSpan.FromMinutes(1), Cancel);
    }

    private static async Task SendAsync(IngestorHost host, IEnumerable<int> numbers)
    {
        var start = Now.AddDays(-Days);
        foreach (var chunk in numbers.Chunk(5000))
        {
            var lines = chunk.Select(i => string.Create(
                CultureInfo.InvariantCulture, $"readings,meter=m energy_import_wh={1000 * i} {start.AddMinutes(15 * i).ToUnixTimeMilliseconds()}"));
            Assert.True((await host.WriteAsync(string.Join('\n', lines))).IsSuccessStatusCode);
        }
    }

    private static async Task<IReadOnlyList<LedgerInterval>> LedgerAsync(IngestorHost host)
    {
        var (from, to) = (Now.AddDays(-2 * Days), Now.AddDays(2));
        var answer = await host.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/sites/works/meters/m/intervals?from={from:yyyy-MM-ddTHH:mm:ssZ}&to={to:yyyy-MM-ddTHH:mm:ssZ}"));
        return (await answer.Content.ReadFromJsonAsync<IntervalSeries>(Cancel))!.ToIntervals();
    }
}
