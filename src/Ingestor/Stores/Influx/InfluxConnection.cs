using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>
/// Requests to one InfluxDB server, whichever of 1, 2 and 3 it is: it is recognised at the first request, and again after anything that
/// says it is another one now. What does not go through now is a <see cref="StoreUnavailableException"/>.
/// </summary>
internal sealed class InfluxConnection(HttpClient http, IngestorOptions options)
{
    private const string VersionHeader = "X-Influxdb-Version";

    private readonly InfluxDatabase _database = new(options);
    private InfluxDialect? _ready;

    // What the server does not let us see to, though it may take readings all the same.
    private string? _reservation;

    /// <summary>Recognises the server, and makes the database and its retention what the settings say.</summary>
    internal async Task PrepareAsync(CancellationToken cancel)
    {
        var server = await RecogniseAsync(cancel);
        if (server != _ready || _reservation is not null)
        {
            await EnsureAsync(server, cancel);
        }

        if (_reservation is { } problem)
        {
            throw new StoreUnavailableException(problem);
        }
    }

    /// <summary>The server as it was recognised.</summary>
    internal async Task<InfluxDialect> ServerAsync(CancellationToken cancel)
    {
        if (_ready is { } known)
        {
            return known;
        }

        var server = await RecogniseAsync(cancel);
        await EnsureAsync(server, cancel);
        return server;
    }

    /// <summary>The database is gone: makes it again.</summary>
    internal Task CreateAgainAsync(InfluxDialect server, CancellationToken cancel) => EnsureAsync(server, cancel);

    /// <summary>Posts lines with times in ms; not compressed, which on a local network costs more than it saves.</summary>
    /// <returns>Null when all is stored, else the status and the server's reason.</returns>
    internal async Task<(HttpStatusCode Status, string Error)?> WriteAsync(InfluxDialect server, ReadOnlyMemory<byte> lines, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(lines);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        using var answer = await SendAsync(server, HttpMethod.Post, server.WritePath(options), content, cancel);

        // 1.x has a case of 200; a 200 of anything that does not call itself InfluxDB is no receipt.
        if (answer.StatusCode == HttpStatusCode.NoContent || (answer.StatusCode == HttpStatusCode.OK && answer.Headers.Contains(VersionHeader)))
        {
            return null;
        }

        var error = InfluxFault.TextOf(await ReadAsync(answer, cancel));
        ThrowIfForbidden(server, answer.StatusCode, error);
        return (answer.StatusCode, error);
    }

    /// <summary>Runs one statement and hands each row to <paramref name="onRow"/>: its time in ms, then its values, NaN for null.</summary>
    internal async Task QueryAsync(string query, Action<double[]> onRow, CancellationToken cancel)
    {
        var server = await ServerAsync(cancel);
        var (status, body) = await QueryAsync(server, query, cancel);
        try
        {
            if (status != HttpStatusCode.OK)
            {
                throw Answered(status, InfluxFault.TextOf(body));
            }

            if (InfluxAnswer.Read(body, onRow) is { } error)
            {
                throw new StoreUnavailableException($"InfluxDB: {error}");
            }
        }
        catch (JsonException e)
        {
            Forget();
            throw new StoreUnavailableException($"What answers at {http.BaseAddress} is not InfluxDB: {e.Message}", e);
        }
    }

    /// <summary>Runs one statement; refusals of the statement are in the body.</summary>
    internal async Task<(HttpStatusCode Status, byte[] Body)> QueryAsync(InfluxDialect server, string query, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent([new("db", options.StoreDatabase), new("q", query), new("epoch", "ms")]);
        return await AskAsync(server, HttpMethod.Post, "/query", form, cancel);
    }

    /// <summary>Sends a request of the server's own API.</summary>
    internal async Task<(HttpStatusCode Status, byte[] Body)> AskAsync(
        InfluxDialect server, HttpMethod method, string path, HttpContent? content, CancellationToken cancel)
    {
        using var answer = await SendAsync(server, method, path, content, cancel);
        var body = await ReadAsync(answer, cancel);
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            ThrowIfForbidden(server, answer.StatusCode, InfluxFault.TextOf(body));
        }

        return (answer.StatusCode, body);
    }

    /// <summary>The server answered something that may be different another time; it is recognised anew before that.</summary>
    internal StoreUnavailableException Answered(HttpStatusCode status, string error)
    {
        Forget();
        return new StoreUnavailableException($"InfluxDB answered {(int)status}: {error}");
    }

    private async Task EnsureAsync(InfluxDialect server, CancellationToken cancel)
    {
        _reservation = await _database.EnsureAsync(this, server, cancel);
        _ready = server;
    }

    // 204 with a header (1.x, 2.x), 200 with a header or a body (3.x, which wants to know who asks).
    private async Task<InfluxDialect> RecogniseAsync(CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/ping", InfluxDialect.AuthorizationOfUnknown(options), null, cancel);
        var body = await ReadAsync(answer, cancel);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            Forget();
            throw new StoreUnavailableException(
                $"InfluxDB at {http.BaseAddress} is up but does not let us in: check Ingestor:StoreToken (2.x, 3.x) or Ingestor:StoreUser and Ingestor:StorePassword (1.x)");
        }

        var version = answer.IsSuccessStatusCode ? VersionOf(answer) ?? VersionOf(body) : null;
        if (version is null)
        {
            Forget();
            throw answer.StatusCode >= HttpStatusCode.InternalServerError
                ? new StoreUnavailableException($"InfluxDB at {http.BaseAddress} answered {(int)answer.StatusCode} to /ping: {InfluxFault.TextOf(body)}")
                : new StoreUnavailableException($"What answers at {http.BaseAddress} is not InfluxDB: its /ping gave {(int)answer.StatusCode} without a version; check Ingestor:Store");
        }

        var server = InfluxDialect.Parse(version) ?? throw new StoreUnavailableException($"InfluxDB {version} at {http.BaseAddress} is not known: 1, 2 and 3 are");
        return server.MissingSetting(options) is { } missing ? throw new StoreUnavailableException(missing) : server;
    }

    private async Task<HttpResponseMessage> SendAsync(InfluxDialect server, HttpMethod method, string path, HttpContent? content, CancellationToken cancel)
    {
        var answer = await SendAsync(method, path, server.Authorization(options), content, cancel);
        if (VersionOf(answer) is { } version && InfluxDialect.Parse(version) is { } now && now.Major != server.Major)
        {
            answer.Dispose();
            Forget();
            throw new StoreUnavailableException($"InfluxDB at {http.BaseAddress} was {server.Version} and is {version} now; the next request speaks to it as such");
        }

        return answer;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, AuthenticationHeaderValue? authorization, HttpContent? content, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = authorization;

        // 3.x takes this exactly, or none.
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            return await http.SendAsync(request, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw Unreachable(e);
        }
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        try
        {
            return await answer.Content.ReadAsByteArrayAsync(cancel);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unreachable(e);
        }
    }

    private void ThrowIfForbidden(InfluxDialect server, HttpStatusCode status, string error)
    {
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            Forget();
            throw new StoreUnavailableException($"InfluxDB {server.Version} answered {(int)status}: {error}; check {server.SecretSettings}");
        }
    }

    private void Forget() => _ready = null;

    private StoreUnavailableException Unreachable(Exception e)
    {
        Forget();
        return new StoreUnavailableException($"InfluxDB at {http.BaseAddress} cannot be reached: {e.Message}", e);
    }

    private static string? VersionOf(HttpResponseMessage answer) => answer.Headers.TryGetValues(VersionHeader, out var values) ? values.First() : null;

    private static string? VersionOf(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(body));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("version", out var version) ? version.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
