using System.Globalization;
using System.Net;
using System.Text.Json;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Ingesting;

/// <summary>Reads sites, meters, readings and ledger intervals from the Ingestor's read API. All times UTC; from inclusive, to exclusive.</summary>
public sealed class IngestorClient(HttpClient http)
{
    /// <summary>The sites the key may read.</summary>
    public Task<IReadOnlyList<SiteInfo>> SitesAsync(CancellationToken cancel) =>
        GetAsync<IReadOnlyList<SiteInfo>>("api/sites", cancel);

    /// <summary>The meters of a site.</summary>
    public Task<IReadOnlyList<MeterInfo>> MetersAsync(string site, CancellationToken cancel) =>
        GetAsync<IReadOnlyList<MeterInfo>>($"{SitePath(site)}/meters", cancel);

    /// <summary>The newest value of every quantity of every meter of a site.</summary>
    public Task<IReadOnlyList<LatestValues>> LatestAsync(string site, CancellationToken cancel) =>
        GetAsync<IReadOnlyList<LatestValues>>($"{SitePath(site)}/latest", cancel);

    /// <summary>The ledger's intervals of a meter.</summary>
    public Task<IntervalSeries> IntervalsAsync(
        string site, string meter, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        GetAsync<IntervalSeries>($"{SitePath(site)}/meters/{Uri.EscapeDataString(meter)}/intervals?{Range(from, to)}", cancel);

    /// <summary>Readings of one quantity; with <paramref name="every"/> one mean (of a counter: last) value per bucket.</summary>
    public Task<ReadingSeries> ReadingsAsync(
        string site, string meter, string quantity, DateTimeOffset from, DateTimeOffset to, TimeSpan? every, CancellationToken cancel)
    {
        var bucket = every is { } length ? "&every=" + System.Xml.XmlConvert.ToString(length) : string.Empty;
        var path = $"{SitePath(site)}/meters/{Uri.EscapeDataString(meter)}/readings?quantity={quantity}&{Range(from, to)}{bucket}";
        return GetAsync<ReadingSeries>(path, cancel);
    }

    /// <summary>Every correction of a site, undone ones too, newest first.</summary>
    public Task<IReadOnlyList<CorrectionInfo>> CorrectionsAsync(string site, CancellationToken cancel) =>
        GetAsync<IReadOnlyList<CorrectionInfo>>($"{SitePath(site)}/corrections", cancel);

    /// <summary>The result of an import, and whether the ledger has it.</summary>
    public Task<ImportReport> ImportAsync(string site, long id, CancellationToken cancel) =>
        GetAsync<ImportReport>(string.Create(CultureInfo.InvariantCulture, $"{SitePath(site)}/imports/{id}"), cancel);

    /// <summary>How much of a site's ledger is still to be calculated; with <paramref name="until"/> of what was marked up to that number.</summary>
    public Task<LedgerBacklog> BacklogAsync(string site, long? until, CancellationToken cancel) => GetAsync<LedgerBacklog>(
        SitePath(site) + "/backlog" + (until is { } newest ? string.Create(CultureInfo.InvariantCulture, $"?until={newest}") : string.Empty), cancel);

    /// <summary>How complete and fresh the data of a site are on its local days, both ends inclusive.</summary>
    public Task<SiteQuality> QualityAsync(string site, DateOnly first, DateOnly last, CancellationToken cancel) =>
        GetAsync<SiteQuality>(string.Create(CultureInfo.InvariantCulture, $"{SitePath(site)}/quality?from={first:yyyy-MM-dd}&to={last:yyyy-MM-dd}"), cancel);

    internal static string SitePath(string site) => "api/sites/" + Uri.EscapeDataString(site);

    private static string Range(DateTimeOffset from, DateTimeOffset to) => $"from={Iso(from)}&to={Iso(to)}";

    private static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!answer.IsSuccessStatusCode)
            {
                throw new IngestorException(FaultOf(answer.StatusCode), $"GET {path} answered {(int)answer.StatusCode}.");
            }

            return await answer.Content.ReadFromJsonAsync<T>(cancel)
                ?? throw new IngestorException(IngestorFault.Answer, $"GET {path} answered null.");
        }
        catch (JsonException e)
        {
            throw new IngestorException(IngestorFault.Answer, $"GET {path} answered JSON that does not fit: {e.Message}", e);
        }
        catch (Exception e) when (e is not IngestorException && !cancel.IsCancellationRequested)
        {
            // Refused connections, timeouts and an open circuit breaker all mean the same to whoever looks at the screen.
            throw new IngestorException(IngestorFault.Unreachable, $"GET {path} got no answer: {e.Message}", e);
        }
    }

    internal static IngestorFault FaultOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => IngestorFault.KeyRefused,
        HttpStatusCode.NotFound => IngestorFault.NotFound,
        _ => IngestorFault.Answer,
    };
}
