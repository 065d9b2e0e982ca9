using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Monitoring.Support;

namespace Monitoring.Benchmarks.Ledger;

/// <summary>
/// A month of readings every second, power and counter, in a real store; then every meter is calibrated, and its whole month is read, calculated
/// and written anew.
/// </summary>
internal static class RecomputeBenchmark
{
    private const string Site = "bench";
    private const double Factor = 1.25;
    private const double MeanW = 3600;
    private const long StartMs = 1_767_225_600_000; // 2026-01-01T00:00:00Z
    private const int LinesPerWrite = 20_000;

    /// <exception cref="TimeoutException">The ledger never shows the calibrated energy of every meter.</exception>
    public static async Task RunAsync(string @case, int meters, int days, CancellationToken cancel)
    {
        using var folder = new TempFolder();
        await using var influx = @case == "influx" ? await InfluxServer.StartAsync(cancel) : null;
        var settings = new Dictionary<string, string?>
        {
            ["Ingestor__Database"] = folder.File("ingestor.db"),
            ["Ingestor__StoreFile"] = folder.File("readings.db"),
            ["Ingestor__Store"] = influx?.Url.GetLeftPart(UriPartial.Authority) ?? "sqlite",
            ["Ingestor__RawRetentionDays"] = "0",
        };
        var (write, read, correct) = (
            await IngestorKeys.AddAsync(Site, "write", settings, cancel), await IngestorKeys.AddAsync(Site, "read", settings, cancel),
            await IngestorKeys.AddAsync(Site, "correct", settings, cancel));
        await using var ingestor = new ServiceProcess("src/Ingestor", "Monitoring.Ingestor", settings);
        await ingestor.StartAsync(cancel);
        using var http = new HttpClient { BaseAddress = ingestor.Url };
        var seconds = days * 86_400;
        for (var m = 0; m < meters; m++)
        {
            Say($"{@case}: {seconds:N0} readings of meter {m + 1} of {meters}");
            await FillAsync(http, write, Name(m), seconds, cancel);
        }

        await RestAsync(http, read, meters, days, 1, cancel);
        Say($"{@case}: recomputing {meters * days} meter days");
        var clock = Stopwatch.StartNew();
        for (var m = 0; m < meters; m++)
        {
            using var made = await SendAsync(http, correct, HttpMethod.Post, "corrections", JsonContent.Create(new
            {
                kind = "calibration", meter = Name(m), from = DateTimeOffset.FromUnixTimeMilliseconds(StartMs), factor = Factor, by = "benchmark", why = "to measure",
            }), cancel);
        }

        await RestAsync(http, read, meters, days, Factor, cancel);
        var elapsed = clock.Elapsed.TotalSeconds;
        Figure.Print("ledger.recompute_s", @case, "s", [elapsed]);
        Figure.Print("ledger.recompute_readings_per_second", @case, "1/s", [(double)meters * seconds / elapsed]);
    }

    private static async Task FillAsync(HttpClient http, string key, string meter, int seconds, CancellationToken cancel)
    {
        var lines = new StringBuilder();
        for (var s = 0; s <= seconds; s++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"readings,meter={meter} active_power_w={MeanW + (s % 7) - 3},energy_import_wh={s} {StartMs + (s * 1000L)}\n");
            if ((s + 1) % LinesPerWrite == 0 || s == seconds)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/write?precision=ms") { Content = new StringContent(lines.ToString(), Encoding.UTF8) };
                request.Headers.Authorization = new AuthenticationHeaderValue("Token", key);
                using var answer = await http.SendAsync(request, cancel);
                answer.EnsureSuccessStatusCode();
                lines.Clear();
            }
        }
    }

    // Every meter counts one Wh a second.
    private static Task RestAsync(HttpClient http, string key, int meters, int days, double factor, CancellationToken cancel) => Eventually.TrueAsync(
        async () =>
        {
            using var answer = await SendAsync(http, key, HttpMethod.Get, "totals?by=all&from=2026-01-01&to=2027-01-01", null, cancel);
            using var totals = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(cancel));
            var sums = totals.RootElement.GetProperty("meters").EnumerateArray().Select(m => m.GetProperty("energy_import_wh")[0].GetDouble()).ToList();
            return sums.Count == meters && sums.TrueForAll(wh => Math.Abs(wh - (factor * days * 86_400)) < 0.01 * meters);
        },
        "the ledger shows the energy of every meter",
        TimeSpan.FromHours(2),
        cancel);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string key, HttpMethod method, string what, HttpContent? content, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, $"/api/sites/{Site}/{what}") { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", key);
        var answer = await http.SendAsync(request, cancel);
        return answer.IsSuccessStatusCode ? answer : throw new HttpRequestException($"{what}: {await answer.Content.ReadAsStringAsync(cancel)}");
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number:000}");

    private static void Say(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
