using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Monitoring.Support;

namespace Monitoring.Benchmarks.Export;

/// <summary>One meter's readings in the embedded store; an Ingestor as a process of its own; its files are read and counted, not kept.</summary>
internal static class ExportBenchmark
{
    private const string Site = "bench";
    private const string Meter = "press-1";
    private const long StartMs = 1_735_689_600_000; // 2025-01-01T00:00:00Z
    private const double MiB = 1024 * 1024;

    public static async Task<bool> RunAsync(int csvRows, int xlsxRows, int rounds, CancellationToken cancel)
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string?>
        {
            ["Ingestor__Database"] = folder.File("ingestor.db"),
            ["Ingestor__StoreFile"] = folder.File("readings.db"),
            ["Ingestor__RawRetentionDays"] = "0",
        };
        var write = await IngestorKeys.AddAsync(Site, "write", settings, cancel);
        var read = await IngestorKeys.AddAsync(Site, "read", settings, cancel);
        await using (var first = new ServiceProcess("src/Ingestor", "Monitoring.Ingestor", settings))
        {
            // One reading makes the tables and the meter known; the rest is written past the Ingestor, whose memory is to be measured.
            await first.StartAsync(cancel);
            await FirstAsync(first.Url, write, read, cancel);
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Math.Max(csvRows, xlsxRows):N0} readings"));
        Fill(folder.File("readings.db"), Math.Max(csvRows, xlsxRows));
        return await MeasureAsync("csv", csvRows, rounds, settings, read, cancel) & await MeasureAsync("xlsx", xlsxRows, rounds, settings, read, cancel);
    }

    // Each kind in a process of its own, so that its peak is this kind's.
    private static async Task<bool> MeasureAsync(
        string format, int rows, int rounds, IReadOnlyDictionary<string, string?> settings, string key, CancellationToken cancel)
    {
        await using var ingestor = new ServiceProcess("src/Ingestor", "Monitoring.Ingestor", settings);
        await ingestor.StartAsync(cancel);
        using var http = Client(ingestor.Url, key);
        var (rates, sound) = (new List<double>(), true);
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            var to = Uri.EscapeDataString(DateTimeOffset.FromUnixTimeMilliseconds(StartMs + (rows * 1000L)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
            var query = $"/api/sites/{Site}/export?what=readings&quantity=active_power_w&meter={Meter}&from=2025-01-01T00:00:00Z&to={to}&format={format}&id=r{round}";
            await using var body = await http.GetStreamAsync(new Uri(query, UriKind.Relative), cancel);
            var bytes = await CountAsync(body, cancel);
            rates.Add(rows / clock.Elapsed.TotalSeconds);
            using var progress = JsonDocument.Parse(await http.GetStringAsync(new Uri($"/api/sites/{Site}/export/r{round}", UriKind.Relative), cancel));
            sound &= progress.RootElement.GetProperty("rows").GetInt64() == rows && progress.RootElement.GetProperty("state").GetString() == "done";
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{format}: {bytes / MiB:0} MiB in {clock.Elapsed.TotalSeconds:0.0} s"));
        }

        using var process = Process.GetProcessById(ingestor.ProcessId);
        var @case = string.Create(CultureInfo.InvariantCulture, $"{format}-{rows}");
        Figure.Print("export.rows_per_second", @case, "1/s", rates);
        Figure.Print("export.peak_mib", @case, "MiB", [process.PeakWorkingSet64 / MiB]);
        return sound;
    }

    private static async Task<long> CountAsync(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        var total = 0L;
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            total += read;
        }

        return total;
    }

    private static async Task FirstAsync(Uri ingestor, string write, string read, CancellationToken cancel)
    {
        using var writer = Client(ingestor, write);
        using var reader = Client(ingestor, read);
        using var line = new StringContent(string.Create(CultureInfo.InvariantCulture, $"readings,meter={Meter} active_power_w=1 {StartMs}"));
        using var answer = await writer.PostAsync(new Uri("/api/v2/write?precision=ms", UriKind.Relative), line, cancel);
        answer.EnsureSuccessStatusCode();
        await Eventually.TrueAsync(
            async () => (await reader.GetAsync(new Uri($"/api/sites/{Site}/export?meter={Meter}&from=2025-01-01&to=2025-01-02", UriKind.Relative), cancel)).IsSuccessStatusCode,
            "the meter is saved",
            cancel: cancel);
    }

    private static void Fill(string file, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var fill = connection.CreateCommand();
        fill.CommandText =
            """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $rows)
            INSERT OR REPLACE INTO readings(series, time, value) SELECT (SELECT id FROM series WHERE quantity = 'active_power_w'), $start + i * 1000, 2000 + (i * 7919 % 10000) / 10.0 FROM n
            """;
        fill.CommandTimeout = 0;
        fill.Parameters.AddWithValue("$rows", rows);
        fill.Parameters.AddWithValue("$start", StartMs);
        fill.ExecuteNonQuery();
    }

    private static HttpClient Client(Uri ingestor, string key)
    {
        var http = new HttpClient { BaseAddress = ingestor, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", key);
        return http;
    }
}
