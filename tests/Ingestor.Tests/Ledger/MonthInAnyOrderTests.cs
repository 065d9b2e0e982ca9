using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Ledger;

/// <summary>A month of history ends in the same ledger, byte for byte, in whatever order it arrives and whatever happens to the Ingestor.</summary>
public sealed class MonthInAnyOrderTests
{
    private const long Start = 1_767_571_200_000; // 2026-01-05T00:00:00Z
    private const int Points = 30 * 288;
    private const int Parts = 12;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task In_random_order_with_restarts_and_a_kill_it_is_the_ledger_of_the_month_in_order(string kind)
    {
        var lines = History(new Random(11));
        using var ordered = new TempFolder();
        var expected = await LedgerAsync(kind, ordered, lines, interrupt: false);
        using var shuffled = new TempFolder();
        new Random(12).Shuffle(lines);
        var ledger = await LedgerAsync(kind, shuffled, lines, interrupt: true);
        Assert.True(expected.Length > 100_000);
        Assert.Equal(expected, ledger);
    }

    private static async Task<string> LedgerAsync(string kind, TempFolder folder, string[] lines, bool interrupt)
    {
        var database = await TestDatabases.NewAsync(kind, folder);
        var parts = lines.Chunk((lines.Length / Parts) + 1).ToList();
        var host = await StartAsync(database, folder);
        try
        {
            for (var i = 0; i < parts.Count; i++)
            {
                Assert.True((await host.WriteAsync(string.Join('\n', parts[i]))).IsSuccessStatusCode);
                if (interrupt && i % 4 == 1)
                {
                    var key = host.WriteKey;
                    await host.DisposeAsync();
                    if (i == 5)
                    {
                        await WriteAndKillAsync(database, folder, key, parts[++i]);
                    }

                    host = await StartAsync(database, folder);
                }
            }

            await using var db = new IngestorDbFactory(database).CreateDbContext();
            await Eventually.TrueAsync(async () => !await db.Dirty.AnyAsync(Cancel), "every mark is worked off", TimeSpan.FromSeconds(90), Cancel);
            var rows = await db.Ledger.AsNoTracking().OrderBy(l => l.Quarter).ToListAsync(Cancel);
            var days = await db.LedgerDays.AsNoTracking().OrderBy(d => d.Day).ToListAsync(Cancel);
            Assert.Equal(30 * 96, rows.Count);
            return JsonSerializer.Serialize(new { rows, days });
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static Task<IngestorHost> StartAsync(string database, TempFolder folder) => IngestorHost.StartAsync("sqlite", folder, $"--Ingestor:Database={database}");

    private static async Task WriteAndKillAsync(string database, TempFolder folder, string key, string[] lines)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
        await using var process = ChildProcess.Start("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Monitoring.Ingestor.dll"), "--urls", url, $"--Ingestor:Database={database}",
            $"--Ingestor:StoreFile={folder.File("readings.db")}",
        ]);
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await Eventually.TrueAsync(async () => (await http.GetAsync("/ping", Cancel)).IsSuccessStatusCode, $"the process answers; {process.Output}", cancel: Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/write?precision=ms") { Content = new StringContent(string.Join('\n', lines)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", key);
        Assert.True((await http.SendAsync(request, Cancel)).IsSuccessStatusCode);
        process.Kill();
        await process.WaitForExitAsync(Cancel);
    }

    // Every five minutes, with gaps of some hours, jitter, a reset and power of both signs.
    private static string[] History(Random random)
    {
        var total = 4e6;
        var lines = new List<string>();
        for (var i = 0; i <= Points; i++)
        {
            total = i == 5000 ? 0 : total + (random.NextDouble() * 100);
            if (i is > 0 and < Points && i % 700 > 650)
            {
                continue;
            }

            var shown = i % 97 == 96 ? total - 50 : total;
            lines.Add(string.Create(
                CultureInfo.InvariantCulture, $"readings,meter=m1 energy_import_wh={shown:F3},active_power_w={random.Next(-500, 2000)} {Start + (i * 300_000L)}"));
        }

        return [.. lines];
    }
}
