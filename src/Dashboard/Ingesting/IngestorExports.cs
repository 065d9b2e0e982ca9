using Microsoft.AspNetCore.WebUtilities;

namespace Monitoring.Dashboard.Ingesting;

/// <summary>Opens downloads of the Ingestor; they may take as long as they take.</summary>
public sealed class IngestorExports(HttpClient http)
{
    /// <summary>Opens an export; the body has not been read yet.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="options">Options by the names of the export API.</param>
    /// <param name="cancel">Ends it, and the export with it.</param>
    /// <exception cref="IngestorException">There is no answer.</exception>
    public async Task<HttpResponseMessage> OpenAsync(string site, IEnumerable<KeyValuePair<string, string?>> options, CancellationToken cancel)
    {
        var path = QueryHelpers.AddQueryString(IngestorClient.SitePath(site) + "/export", options);
        try
        {
            return await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            throw new IngestorException(IngestorFault.Unreachable, $"GET {path} got no answer: {e.Message}", e);
        }
    }
}
