using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Monitoring.Ingestor.Stores.Influx;

/// <summary>Requests to one InfluxDB server and database. What does not go through now is a <see cref="StoreUnavailableException"/>.</summary>
internal sealed class InfluxConnection
{
    private readonly HttpClient _http;
    private readonly string _database;

    internal InfluxConnection(HttpClient http, IngestorOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _http = http;
        _database = options.StoreDatabase;
        if (options.StoreUser.Length > 0)
        {
            var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.StoreUser}:{options.StorePassword}"));
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", basic);
        }
    }

    internal Task CreateDatabaseAsync(CancellationToken cancel) =>
        QueryAsync($"CREATE DATABASE \"{_database}\"", static _ => { }, cancel);

    /// <summary>Posts lines with times in ms; not compressed, which on a local network costs more than it saves.</summary>
    internal Task<HttpResponseMessage> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancel) =>
        SendAsync($"/write?db={_database}&precision=ms", new ReadOnlyMemoryContent(lines), cancel);

    /// <summary>Runs one statement and hands each row to <paramref name="onRow"/>: its time in ms, then its values, NaN for null.</summary>
    internal async Task QueryAsync(string query, Action<double[]> onRow, CancellationToken cancel)
    {
        var form = new FormUrlEncodedContent([new("db", _database), new("q", query), new("epoch", "ms")]);
        using var answer = await SendAsync("/query", form, cancel);
        var body = await ReadAsync(answer, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new StoreUnavailableException($"InfluxDB answered {(int)answer.StatusCode}: {InfluxAnswer.ErrorOf(body)}");
        }

        try
        {
            if (InfluxAnswer.Read(body, onRow) is { } error)
            {
                throw new StoreUnavailableException($"InfluxDB: {error}");
            }
        }
        catch (JsonException e)
        {
            throw new StoreUnavailableException($"What answers at {_http.BaseAddress} is not InfluxDB: {e.Message}", e);
        }
    }

    internal async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
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

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        try
        {
            return await _http.SendAsync(request, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw Unreachable(e);
        }
    }

    private StoreUnavailableException Unreachable(Exception e) =>
        new($"InfluxDB at {_http.BaseAddress} cannot be reached: {e.Message}", e);
}
