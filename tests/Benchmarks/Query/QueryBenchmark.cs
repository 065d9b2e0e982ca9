using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Monitoring.Benchmarks.Query;

/// <summary>Asks each question many times, in turn at the read API and of the database alone, after both have warmed up.</summary>
internal static class QueryBenchmark
{
    private const int WarmUps = 10;

    /// <returns>True when every answer held what it must.</returns>
    public static async Task<bool> RunAsync(string @case, int rounds, CancellationToken cancel)
    {
        await using var installation = await QueryInstallation.StartAsync(@case, cancel);
        using var alone = await AloneQueries.StartAsync(installation, cancel);
        const string Api = $"/api/sites/{QuerySeed.Site}";
        var sound = true;
        sound &= await MeasureAsync(
            "meter_year", $"{Api}/meters/{QuerySeed.MeterOf(50)}/intervals?from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z", () => Task.FromResult(alone.MeterYear()),
            answer => answer.GetProperty("start").GetArrayLength() == QuerySeed.QuartersOfYear && answer.GetProperty("mean_w").GetArrayLength() == QuerySeed.QuartersOfYear);
        sound &= await MeasureAsync(
            "month_totals", $"{Api}/totals?from=2025-01-01&to=2026-01-01&by=month", () => Task.FromResult(alone.MonthTotals()),
            answer => answer.GetProperty("meters").EnumerateArray().Sum(m => m.GetProperty("energy_import_wh").GetArrayLength()) == 12 * QuerySeed.Meters);
        sound &= await MeasureAsync(
            "day_from_seconds", $"{Api}/meters/{QuerySeed.MeterOf(5)}/readings?quantity=active_power_w&every=PT1M&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z", () => alone.DayFromSecondsAsync(cancel),
            answer => answer.GetProperty("max").GetArrayLength() == 1440);
        sound &= await MeasureAsync(
            "latest", $"{Api}/intervals?last=48", () => Task.FromResult(alone.Latest()),
            answer => answer.EnumerateArray().Sum(m => m.GetProperty("start").GetArrayLength()) == 48 * QuerySeed.Meters);
        return sound;

        async Task<bool> MeasureAsync(string name, string path, Func<Task<int>> ask, Func<JsonElement, bool> isWhole)
        {
            Say($"{@case}: {name}");
            var (api, database) = (new List<double>(), new List<double>());
            byte[] answer = [];
            for (var round = -WarmUps; round < rounds; round++)
            {
                var started = Stopwatch.GetTimestamp();
                answer = await GetAsync(installation.Http, path, cancel);
                var atApi = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                started = Stopwatch.GetTimestamp();
                await ask();
                var atDatabase = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                if (round >= 0)
                {
                    api.Add(atApi);
                    database.Add(atDatabase);
                }
            }

            Figure.Print($"query.{name}_ms", @case, "ms", api);
            Figure.Print($"query.{name}_p95_ms", @case, "ms", [Percentile95(api)]);
            Figure.Print($"query.{name}_alone_ms", @case, "ms", database);
            using var json = JsonDocument.Parse(answer);
            var whole = isWhole(json.RootElement);
            if (!whole)
            {
                Say($"{@case}: NOT SOUND: the answer to {name} is not whole");
            }

            return whole;
        }
    }

    private static async Task<byte[]> GetAsync(HttpClient http, string path, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancel);
        var body = await answer.Content.ReadAsByteArrayAsync(cancel);
        return answer.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{path} was answered {(int)answer.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }

    private static double Percentile95(List<double> values) => values.Order().ElementAt((int)Math.Ceiling(values.Count * 0.95) - 1);

    private static void Say(string text) => Console.Error.WriteLine(text);
}
