using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Corrections;

public sealed class ExpiredCorrectionTests
{
    private const int Later = 45 * 1440;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Undoing_an_entry_over_quarter_hours_whose_readings_are_gone_brings_back_what_was_there(string database)
    {
        await using var site = await StartAsync(database);
        var before = await site.LedgerTextAsync("m1");
        var early = await site.MakeAsync(Edit("00:15", "00:45", new { import_wh = 500 }));
        await site.LedgerHasAsync("m1", l => l[1].EnergyImportWh == 250);
        await ExpireAsync(site);

        // The later one covers a part of the earlier one; what an entry does not name stays as it was.
        var late = await site.MakeAsync(Edit("00:30", "01:00", new { export_wh = 40 }));
        var unknown = await site.MakeAsync(Edit("02:00", "02:15", new { unknown = true }));
        await site.LedgerHasAsync("m1", l => l[3] is { EnergyImportWh: 150, EnergyExportWh: 20, Origin: IntervalOrigin.Edited } && l[8].Start.Minute != 0);
        Assert.Empty(unknown.Notes);
        Assert.Equal((null, null, null, 0.04m), (unknown.TotalKwh, unknown.TotalExportKwh, late.TotalKwh, late.TotalExportKwh));
        foreach (var id in (long[])[early.Id, unknown.Id, late.Id])
        {
            await site.UndoAsync(id);
        }

        await Eventually.TrueAsync(async () => await site.LedgerTextAsync("m1") == before, "the ledger is as it was", cancel: Cancel);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task A_calibration_of_a_time_whose_readings_are_gone_says_from_when_it_takes_effect(string database)
    {
        await using var site = await StartAsync(database);
        var before = await site.LedgerAsync("m1");
        var first = await site.MakeAsync(Calibration("2026-01-05T00:00:00Z"));
        Assert.Empty(first.Notes);
        await site.UndoAsync(first.Id);
        await site.LedgerHasAsync("m1", l => l[0] == before[0] && l[^1] == before[^1]);
        await ExpireAsync(site);

        var made = await site.MakeAsync(Calibration("2026-01-05T00:00:00Z"));
        var note = Assert.Single(made.Notes);
        Assert.Contains("readings of 'm1' before 2026-01-20T", note, StringComparison.Ordinal);
        Assert.Contains("(Ingestor:RawRetentionDays)", note, StringComparison.Ordinal);
        Assert.Contains("takes effect from then on", note, StringComparison.Ordinal);
        await site.LedgerHasAsync("m1", l => l[^1].EnergyImportWh == 2 * before[^1].EnergyImportWh);
        Assert.Equal(before.Take(12), (await site.LedgerAsync("m1")).Take(12));
        Assert.Single((await site.UndoAsync(made.Id)).Notes);
        Assert.Contains("nothing changes", Assert.Single((await site.MakeAsync(Calibration("2026-01-05T00:00:00Z", "2026-01-05T02:00:00Z"))).Notes), StringComparison.Ordinal);
        Assert.Empty((await site.MakeAsync(Calibration("2026-02-19T00:00:00Z"))).Notes);
    }

    // Three hours, and another one 45 days later.
    private static async Task<CorrectedSite> StartAsync(string database)
    {
        var site = await CorrectedSite.StartAsync(database: database, settings: "--Ingestor:RawRetentionDays=30");
        await site.CountAsync("m1", 0, 180, 1000, 10);
        await site.CountAsync("m1", Later, Later + 60, 2800, 10);
        await Eventually.TrueAsync(site.Host.LedgerIsDoneAsync, "the ledger is done", cancel: Cancel);
        return site;
    }

    private static async Task ExpireAsync(CorrectedSite site)
    {
        await Eventually.TrueAsync(site.Host.LedgerIsDoneAsync, "the ledger is done", cancel: Cancel);
        await site.Host.Services.GetServices<IHostedService>().OfType<SqliteRetention>().Single().RemoveAsync(Cancel);
    }

    private static object Edit(string from, string to, object energy)
    {
        var interval = System.Text.Json.JsonSerializer.SerializeToNode(energy)!.AsObject();
        interval["start"] = $"2026-01-05T{from}:00Z";
        interval["end"] = $"2026-01-05T{to}:00Z";
        return new { kind = "edit", meter = "m1", by = "Sato", why = "read off the display", intervals = new[] { interval } };
    }

    private static object Calibration(string from, string? to = null) => new { kind = "calibration", meter = "m1", by = "Sato", why = "CT", from, to, factor = 2 };
}
