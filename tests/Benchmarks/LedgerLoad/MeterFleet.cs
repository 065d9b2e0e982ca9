using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Monitoring.Benchmarks.LedgerLoad;

/// <summary>
/// Meters that write once a minute, spread evenly over it, as a gateway sends them: a post a second. Their clock is shifted so that a
/// quarter hour ends when the warm-up does.
/// </summary>
internal sealed class MeterFleet(HttpClient http, string key, int meters, TimeSpan warmUp)
{
    private const int SecondsPerReading = 60;
    private const long QuarterMs = 900_000;

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly double[] _closedAt = new double[meters];

    /// <summary>End of the window that is measured, Unix ms of the meters' clock: a day ago.</summary>
    public long WindowEndMs { get; } = (TimeProvider.System.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds() / QuarterMs * QuarterMs) + QuarterMs;

    /// <summary>Seconds since the window's end; negative before it.</summary>
    public double Now => (Stopwatch.GetElapsedTime(_started) - warmUp).TotalSeconds;

    /// <summary>Longest time that a post waited for its answer, s.</summary>
    public double SlowestPost { get; private set; }

    /// <summary>When the reading that ends the window of a meter was answered, s after the window's end; 0 when it was not.</summary>
    public double ClosedAt(int meter) => _closedAt[meter];

    /// <summary>The window's coverage once it is known up to its end: it begins with the meter's first reading.</summary>
    public double WholeCoverage(int meter)
    {
        var first = -(int)warmUp.TotalSeconds + ((((meter % SecondsPerReading) + (int)warmUp.TotalSeconds) % SecondsPerReading));
        return (-first / 900.0) - 1e-6;
    }

    /// <summary>Writes until every meter has written after the window's end.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        for (var second = -(int)warmUp.TotalSeconds; second <= SecondsPerReading; second++)
        {
            var wait = second - Now;
            if (wait > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(wait), cancel);
            }

            await PostAsync(second, cancel);
        }
    }

    private async Task PostAsync(int second, CancellationToken cancel)
    {
        var phase = ((second % SecondsPerReading) + SecondsPerReading) % SecondsPerReading;
        var lines = new StringBuilder();
        for (var m = phase; m < meters; m += SecondsPerReading)
        {
            var ms = WindowEndMs + (second * 1000L);
            lines.Append(CultureInfo.InvariantCulture, $"readings,meter=m{m} energy_import_wh={1_000_000 + m + ((second + 3600) / 3.6):F2},active_power_w={1000 + (second % 7)} {ms}\n");
        }

        var started = Now;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/write?precision=ms") { Content = new StringContent(lines.ToString()) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", key);
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        SlowestPost = Math.Max(SlowestPost, Now - started);
        for (var m = phase; second >= 0 && m < meters; m += SecondsPerReading)
        {
            _closedAt[m] = _closedAt[m] == 0 ? Now : _closedAt[m];
        }
    }
}
