using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Monitoring.Domain.Contracts;
using Monitoring.Gateway.Buffering;

namespace Monitoring.Gateway.Forwarding;

/// <summary>Posts line protocol and sorts the answer. It never retries: the buffer is the retry queue and <see cref="Forwarder"/> its only loop.</summary>
internal sealed class IngestorClient : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    private readonly HttpClient _http;
    private readonly IngestorOptions _options;
    private readonly TimeProvider _time;
    private readonly MessageBuffer _buffer;

    public IngestorClient(IngestorOptions options, MessageBuffer buffer, TimeProvider time)
    {
        _options = options;
        _buffer = buffer;
        _time = time;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // a log-in page is not a store
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // follow a changed address
        })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 64 << 20,
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", options.Key);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("monitoring-gateway");
    }

    internal async Task<WriteAnswer> WriteAsync(ReadOnlyMemory<byte> lines, int count, CancellationToken stop)
    {
        using var deadline = new CancellationTokenSource(Timeout, _time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _options.WriteUri) { Content = Pack(lines) };
            request.Headers.Add(GatewayReport.Header, Report().ToHeader());
            using var response = await _http.SendAsync(request, limit.Token);
            return await SortAsync(response, count, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new WriteAnswer.Later($"no answer from {_options.Url} within {Timeout.TotalSeconds:0} s", null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new WriteAnswer.Later($"{_options.Url}: {e.GetBaseException().Message}", null);
        }
    }

    public void Dispose() => _http.Dispose();

    private GatewayReport Report()
    {
        var (state, now) = (_buffer.State, _time.GetUtcNow());
        var ageMs = state.Messages == 0 ? 0 : Math.Max(0, now.ToUnixTimeMilliseconds() - state.OldestMs); // below 0: the clock was set back
        return new GatewayReport(now, state.Messages, TimeSpan.FromMilliseconds(ageMs));
    }

    private static ByteArrayContent Pack(ReadOnlyMemory<byte> lines)
    {
        var packed = new MemoryStream(1024 + (lines.Length / 4));
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        var content = new ByteArrayContent(packed.GetBuffer(), 0, (int)packed.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private async Task<WriteAnswer> SortAsync(HttpResponseMessage response, int count, CancellationToken cancel)
    {
        switch (response.StatusCode)
        {
            // Only this means stored: a 200 comes from something that is not the write API.
            case HttpStatusCode.NoContent:
                return new WriteAnswer.Stored();
            case HttpStatusCode.RequestEntityTooLarge:
                return new WriteAnswer.TooLarge();
            case HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity:
                return SortRefusal(await response.Content.ReadAsStringAsync(cancel), count, response.Headers.Date);
            default:
                return new WriteAnswer.Later(Describe(response.StatusCode), RetryAfter(response));
        }
    }

    private static WriteAnswer SortRefusal(string body, int count, DateTimeOffset? serverTime)
    {
        WriteError? error = null;
        try
        {
            error = JsonSerializer.Deserialize<WriteError>(body);
        }
        catch (JsonException)
        {
            // Not from our Ingestor; handled below.
        }

        return error?.Refused is { Count: > 0 } refused && refused.All(r => r.Line >= 1 && r.Line <= count)
            ? new WriteAnswer.Refused(refused, serverTime)
            : new WriteAnswer.NotUnderstood(error?.Message ?? body[..Math.Min(body.Length, 200)]);
    }

    private string Describe(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"{_options.Url} does not accept the key ({(int)status}); check Gateway:Ingestor:Key, it may have been revoked or be for reading only. Everything is kept until then",
        HttpStatusCode.NotFound =>
            $"{_options.WriteUri} does not exist (404); check Gateway:Ingestor:Url. Everything is kept until then",
        _ => string.Create(CultureInfo.InvariantCulture, $"{_options.Url} answered {(int)status} {status}"),
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - _time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait is { } w && w > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(w.Ticks, LongestRetryAfter.Ticks)) : null;
    }
}
