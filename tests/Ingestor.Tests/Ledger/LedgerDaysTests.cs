using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>The totals per local day are the sum of their quarter hours, whatever the zone.</summary>
public sealed class LedgerDaysTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_day_adds_up_energy_by_origin_covered_time_and_the_peak_of_whole_quarters()
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(Start);
        LedgerInterval[] quarters =
        [
            new(start) { EnergyImportWh = 10, EnergyExportWh = 1, MeanW = 36, Coverage = 1 },
            new(start.AddMinutes(15)) { EnergyImportWh = 20, MeanW = 80, Coverage = 0.25, Origin = IntervalOrigin.CounterAcrossGap },
            new(start.AddMinutes(30)) { EnergyImportWh = 5, MeanW = 900, Coverage = 0.5, Origin = IntervalOrigin.IntegratedFromPower },
            new(start.AddMinutes(45)) { EnergyImportWh = 7, EnergyExportWh = 2, MeanW = 20, Coverage = 1, Origin = IntervalOrigin.Edited },
        ];
        var day = Assert.Single(DayTotals.Of(1, quarters, SiteZone.Of("Asia/Tokyo")));
        Assert.Equal((20_260_105, 4, 900_000L * 11 / 4), (day.Day, day.Intervals, day.CoveredMs));
        Assert.Equal((42.0, 3.0), (day.ImportWh, day.ExportWh));
        Assert.Equal((20.0, 5.0, 7.0, 2.0), (day.ImportGapWh, day.ImportPowerWh, day.ImportEditedWh, day.ExportEditedWh));
        Assert.Equal((80.0, (int)((Start / 900_000) + 1)), (day.PeakW, day.PeakQuarter));
    }

    [Theory]
    [InlineData("2026-03-29T00:00:00+01:00", 20_260_329, 92)]
    [InlineData("2026-10-25T00:00:00+02:00", 20_261_025, 100)]
    public void Days_of_23_and_25_hours_are_whole_days(string midnight, int number, int quarters)
    {
        var start = DateTimeOffset.Parse(midnight, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();
        var days = DayTotals.Of(1, [.. Enumerable.Range(-1, quarters + 2).Select(i => new LedgerInterval(start.AddMinutes(15 * i)) { Coverage = 1 })], SiteZone.Of("Europe/Berlin"));
        Assert.Equal([1, quarters, 1], days.Select(d => d.Intervals));
        Assert.Equal(number, days[1].Day);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task Days_follow_their_quarters_and_a_change_of_the_sites_zone(string kind)
    {
        using var folder = new TempFolder();
        var database = await TestDatabases.NewAsync(kind, folder);
        await using var db = new IngestorDbFactory(database).CreateDbContext();
        await using (var host = await IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={database}"))
        {
            // Two days and a bit in Tokyo, where a day begins at 15:00Z.
            await host.WriteAsync(string.Join('\n', Enumerable.Range(0, 193).Select(i => $"readings,meter=m1 energy_import_wh={i * 10} {Start + (i * 900_000L)}")));
            await Eventually.TrueAsync(async () => (await DaysAsync(db)) is [(20_260_105, 600), (20_260_106, 960), (20_260_107, 360)], "three days are there", cancel: Cancel);
        }

        await db.Sites.Where(s => s.Site == "works").ExecuteUpdateAsync(s => s.SetProperty(x => x.TimeZone, "UTC"), Cancel);
        await using var again = await IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={database}");
        await Eventually.TrueAsync(async () => (await DaysAsync(db)) is [(20_260_105, 960), (20_260_106, 960)], "the days are cut anew", cancel: Cancel);
    }

    private static async Task<List<(int Day, double? Import)>> DaysAsync(IngestorDb db) =>
        [.. (await db.LedgerDays.AsNoTracking().OrderBy(d => d.Day).ToListAsync(Cancel)).Select(d => (d.Day, d.ImportWh))];
}
