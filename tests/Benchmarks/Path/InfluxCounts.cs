using System.Globalization;
using System.Text.Json;

namespace Monitoring.Benchmarks.Path;

/// <summary>Asks InfluxDB itself what it has taken and what it holds.</summary>
internal sealed class InfluxCounts(Uri influx) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = influx, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Points that InfluxDB has accepted since its start, by its own counter; a point that overwrites an equal one counts again.</summary>
    public async Task<long> AcceptedAsync(CancellationToken cancel)
    {
        var statistics = await JsonAsync("/debug/vars", cancel);
        return statistics.EnumerateObject().First(s => s.Name.StartsWith("httpd:", StringComparison.Ordinal)).Value
            .GetProperty("values").GetProperty("pointsWrittenOK").GetInt64();
    }

    /// <summary>Points at or after <paramref name="fromMs"/> (Unix ms), and the values in them.</summary>
    public async Task<(long Points, long Values)> HeldAsync(long fromMs, CancellationToken cancel)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"SELECT count(*) FROM readings WHERE time >= {fromMs}ms");
        var answer = await JsonAsync($"/query?db=monitoring&q={Uri.EscapeDataString(query)}", cancel);
        if (!answer.GetProperty("results")[0].TryGetProperty("series", out var series))
        {
            return (0, 0);
        }

        // The first column is the time; then one count per field.
        var counts = series[0].GetProperty("values")[0].EnumerateArray().Skip(1).Select(c => c.GetInt64()).ToArray();
        return (counts.Max(), counts.Sum());
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> JsonAsync(string path, CancellationToken cancel)
    {
        await using var body = await _http.GetStreamAsync(new Uri(path, UriKind.Relative), cancel);
        return await JsonSerializer.DeserializeAsync<JsonElement>(body, cancellationToken: cancel);
    }
}
