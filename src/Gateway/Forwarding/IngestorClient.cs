using System.Buffers;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;

namespace Monitoring.Gateway.Forwarding;

/// <summary>Sends points to the Ingestor and understands its answer.</summary>
public sealed class IngestorClient
{
    private readonly HttpClient _http;

    /// <param name="http">Client of its own; its time-out bounds a request to a half-dead server.</param>
    /// <param name="options">Address and key.</param>
    public IngestorClient(HttpClient http, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        http.BaseAddress = new Uri(options.Ingestor.Url.TrimEnd('/') + "/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", options.Ingestor.Key);
        _http = http;
    }

    /// <summary>Sends <paramref name="count"/> points from <paramref name="from"/>.</summary>
    public async Task<SendOutcome> SendAsync(PointBatch points, int from, int count, CancellationToken cancel)
    {
        using var content = Compress(points, from, count);
        try
        {
            using var answer = await _http.PostAsync(new Uri("api/v2/write?precision=ms", UriKind.Relative), content, cancel);
            return await OutcomeAsync(answer, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return SendOutcome.Later($"the Ingestor at {_http.BaseAddress} cannot be reached: {e.Message}");
        }
    }

    private static ByteArrayContent Compress(PointBatch points, int from, int count)
    {
        var lines = new ArrayBufferWriter<byte>(count * 256);
        LineProtocolWriter.Write(lines, points, from, count);
        using var packed = new MemoryStream(lines.WrittenCount / 4);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.WrittenSpan);
        }

        var content = new ByteArrayContent(packed.GetBuffer(), 0, (int)packed.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private static async Task<SendOutcome> OutcomeAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.NoContent or HttpStatusCode.OK:
                return SendOutcome.Stored;
            case HttpStatusCode.RequestEntityTooLarge:
                return SendOutcome.TooLarge;
            case HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity:
                return SendOutcome.Refused(await ErrorAsync(answer, cancel));
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound:
                // A wrong key or address is mended by a person; the readings wait for that.
                return SendOutcome.Later($"the Ingestor answered {(int)answer.StatusCode}: check Gateway:Ingestor:Url and Gateway:Ingestor:Key");
            default:
                var after = answer.Headers.RetryAfter?.Delta;
                return SendOutcome.Later($"the Ingestor answered {(int)answer.StatusCode}", after);
        }
    }

    private static async Task<WriteError?> ErrorAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<WriteError>(cancel);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
