using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Storage;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Running;

/// <summary>The service as a process of its own, ended by SIGKILL.</summary>
public sealed class KilledProcessTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task What_was_answered_before_a_kill_is_in_readings_meters_and_ledger_after_it(string kind)
    {
        using var folder = new TempFolder();
        var database = await TestDatabases.NewAsync(kind, folder);
        var factory = new IngestorDbFactory(database);
        await factory.MigrateAsync(Cancel);
        var key = await new KeyService(factory, TimeProvider.System).AddAsync("works", "gateway", KeyScope.Write, cancel: Cancel);
        var answered = 0;
        for (var run = 0; run < 3; run++)
        {
            var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
            await using var process = ChildProcess.Start("dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Monitoring.Ingestor.dll"), "--urls", url,
                $"--Ingestor:Database={database}", $"--Ingestor:StoreFile={folder.File("readings.db")}",
            ]);
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            await Eventually.TrueAsync(async () => (await http.GetAsync("/ping", Cancel)).IsSuccessStatusCode, "the process answers", TimeSpan.FromSeconds(60), Cancel);
            for (var i = 0; i < 5; i++, answered++)
            {
                // Every run brings a quantity that no run before has sent.
                var lines = $"readings,meter=m1 energy_import_wh={answered * 10},{(run == 0 ? "voltage_v" : run == 1 ? "current_a" : "frequency_hz")}=1 {Start + (answered * 900_000L)}";
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/write?precision=ms") { Content = new StringContent(lines) };
                request.Headers.Authorization = new AuthenticationHeaderValue("Token", key);
                Assert.True((await http.SendAsync(request, Cancel)).IsSuccessStatusCode);
            }

            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        await using var host = await IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={database}");
        var meter = Assert.Single((await (await host.GetAsync("/api/sites/works/meters")).Content.ReadFromJsonAsync<List<MeterInfo>>(Cancel))!);
        Assert.Equal(["voltage_v", "current_a", "frequency_hz", "energy_import_wh"], meter.Quantities);
        await Eventually.TrueAsync(
            async () =>
            {
                var answer = await host.GetAsync("/api/sites/works/meters/m1/intervals?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z");
                var series = (await answer.Content.ReadFromJsonAsync<IntervalSeries>(Cancel))!;
                return series.Start.Count == answered - 1 && series.EnergyImportWh.All(e => e == 10);
            },
            "every quarter hour is in the ledger",
            TimeSpan.FromSeconds(60),
            Cancel);
    }
}
