using System.Net.Http.Headers;
using System.Net.Http.Json;
using Monitoring.Domain.Contracts;

namespace Monitoring.EndToEnd.Tests.Running;

/// <summary>The Ingestor's read API as a client outside sees it.</summary>
internal sealed class ReadApi : IDisposable
{
    private readonly HttpClient _http;

    public ReadApi(Uri ingestor, string key)
    {
        _http = new HttpClient { BaseAddress = ingestor, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", key);
    }

    public async Task<IReadOnlyList<MeterInfo>> MetersAsync(string site, CancellationToken cancel) =>
        (await _http.GetFromJsonAsync<List<MeterInfo>>(new Uri($"/api/sites/{site}/meters", UriKind.Relative), cancel))!;

    public async Task<IntervalSeries> IntervalsAsync(string site, string meter, string from, string to, CancellationToken cancel) =>
        (await _http.GetFromJsonAsync<IntervalSeries>(
            new Uri($"/api/sites/{site}/meters/{meter}/intervals?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}", UriKind.Relative), cancel))!;

    public async Task<ReadingSeries> ReadingsAsync(string site, string meter, string quantity, string from, string to, CancellationToken cancel) =>
        (await _http.GetFromJsonAsync<ReadingSeries>(
            new Uri($"/api/sites/{site}/meters/{meter}/readings?quantity={quantity}&from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}", UriKind.Relative), cancel))!;

    public async Task<LatestValues> LatestAsync(string site, string meter, CancellationToken cancel) =>
        (await _http.GetFromJsonAsync<LatestValues>(new Uri($"/api/sites/{site}/meters/{meter}/latest", UriKind.Relative), cancel))!;

    public void Dispose() => _http.Dispose();
}
