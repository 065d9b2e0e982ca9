using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Ingesting;

/// <summary>
/// Imports and corrects with a key of scope <c>correct</c>. No request is repeated by itself: what was stored once must not be stored twice.
/// </summary>
public sealed class IngestorWriter(HttpClient http)
{
    /// <summary>True when there is a key to change anything with.</summary>
    public bool IsAllowed => http.DefaultRequestHeaders.Authorization is not null;

    /// <summary>Imports a file, or with <c>dry_run</c> says what would be stored.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="options">Options by the names of the import API.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The report; its id is null when nothing was stored.</returns>
    /// <exception cref="IngestorRefusedException">The file is not understood, or something is missing.</exception>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public Task<ImportReport> ImportAsync(string site, IReadOnlyDictionary<string, string?> options, string name, byte[] file, CancellationToken cancel) =>
        SendAsync<ImportReport>(
            QueryHelpers.AddQueryString(IngestorClient.SitePath(site) + "/imports", options), () => new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } }, cancel);

    /// <summary>Makes a correction.</summary>
    /// <exception cref="IngestorRefusedException">Something in it is missing or wrong.</exception>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public Task<CorrectionInfo> CorrectAsync(string site, CorrectionRequest request, CancellationToken cancel) =>
        SendAsync<CorrectionInfo>(IngestorClient.SitePath(site) + "/corrections", () => JsonContent.Create(request), cancel);

    /// <summary>Undoes a correction; it stays in the list.</summary>
    /// <exception cref="IngestorRefusedException">It was undone already, or something is missing.</exception>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public Task<CorrectionInfo> UndoAsync(string site, long id, UndoRequest request, CancellationToken cancel) => SendAsync<CorrectionInfo>(
        string.Create(CultureInfo.InvariantCulture, $"{IngestorClient.SitePath(site)}/corrections/{id}/undo"), () => JsonContent.Create(request), cancel);

    private async Task<T> SendAsync<T>(string path, Func<HttpContent> body, CancellationToken cancel)
    {
        try
        {
            using var content = body();
            using var answer = await http.PostAsync(path, content, cancel);

            // 422: read and understood, but nothing of it could be stored; the report says why.
            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.UnprocessableEntity)
            {
                return await answer.Content.ReadFromJsonAsync<T>(cancel) ?? throw new IngestorException(IngestorFault.Answer, $"POST {path} answered null.");
            }

            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError)
            {
                throw new IngestorException(IngestorClient.FaultOf(answer.StatusCode), $"POST {path} answered {(int)answer.StatusCode}.");
            }

            var error = await answer.Content.ReadFromJsonAsync<WriteError>(cancel) ?? throw new JsonException("there is no error in the answer");
            throw new IngestorRefusedException(error.Reason, error.Message, error.Values);
        }
        catch (JsonException e)
        {
            throw new IngestorException(IngestorFault.Answer, $"POST {path} answered JSON that does not fit: {e.Message}", e);
        }
        catch (Exception e) when (e is not (IngestorException or IngestorRefusedException) && !cancel.IsCancellationRequested)
        {
            throw new IngestorException(IngestorFault.Unreachable, $"POST {path} got no answer: {e.Message}", e);
        }
    }
}
