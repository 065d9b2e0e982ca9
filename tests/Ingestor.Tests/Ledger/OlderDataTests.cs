using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores.Sqlite;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>Databases of versions that still took any finite number.</summary>
public sealed class OlderDataTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const string Intervals = "/api/sites/works/meters/m1/intervals?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_infinite_number_in_the_ledger_is_read_as_not_known()
    {
        using var folder = new TempFolder();
        await using var host = await IngestorHost.StartAsync(folder: folder);
        await host.WriteAsync($"readings,meter=m1 frequency_hz=50 {Start}");
        await using (var db = new IngestorDbFactory(folder.File("ingestor.db")).CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync(
                $"""
                INSERT INTO ledger ("MeterId", "Quarter", "ImportWh", "MeanW", "MaxW", "Coverage", "Origin")
                SELECT "Id", {Start / 900_000}, 5, -9e999, 9e999, 1, 0 FROM meters
                """,
                Cancel);
        }

        var answer = await host.GetAsync(Intervals);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var interval = Assert.Single((await answer.Content.ReadFromJsonAsync<IntervalSeries>(Cancel))!.ToIntervals());
        Assert.Equal((5.0, null, null), (interval.EnergyImportWh, interval.MeanW, interval.MaxW));
    }

    [Fact]
    public async Task A_reading_that_no_meter_can_have_meant_is_no_part_of_the_ledger()
    {
        using var folder = new TempFolder();
        using (var store = new SqliteReadingStore(folder.File("readings.db")))
        {
            var batch = new PointBatch();
            batch.Add("m1", Start, new QuantityValue(QuantityCatalogue.ActivePower, 1e304), new QuantityValue(QuantityCatalogue.EnergyImport, double.MaxValue));
            await store.WriteAsync("works", batch, Cancel);
        }

        await using var host = await IngestorHost.StartAsync(folder: folder);
        await host.WriteAsync($"readings,meter=m1 active_power_w=6 {Start + 60_000}\nreadings,meter=m1 active_power_w=6 {Start + 120_000}");
        await Eventually.TrueAsync(
            async () => (await (await host.GetAsync(Intervals)).Content.ReadFromJsonAsync<IntervalSeries>(Cancel)) is { EnergyImportWh: [var energy] } && Math.Abs(energy!.Value - 0.1) < 1e-9,
            "the ledger has the minute that is known",
            TimeSpan.FromSeconds(10),
            Cancel);
    }
}
