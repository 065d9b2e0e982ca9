using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Monitoring.Domain.LineProtocol;
using Monitoring.Domain.Readings;

namespace Monitoring.Ingestor.Stores;

/// <summary>
/// Readings in InfluxDB 1.x over its HTTP API: measurement <c>readings</c>, tags <c>meter</c> and <c>site</c>, one float field per quantity.
/// </summary>
public sealed class InfluxReadingStore : IReadingStore
{
    private readonly HttpClient _http;
    private readonly string _database;

    /// <param name="http">Client whose base address is the server.</param>
    /// <param name="options">Database name, user and password.</param>
    public InfluxReadingStore(HttpClient http, IngestorOptions options)
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

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancel) => await QueryAsync($"CREATE DATABASE \"{_database}\"", cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RefusedPoint>> WriteAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var refused = new List<RefusedPoint>();
        if (batch.Count > 0)
        {
            await WriteAsync(site, batch, 0, batch.Count, refused, cancel);
        }

        return refused;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Sample>> ReadAsync(SeriesKey series, long fromMs, long toMs, CancellationToken cancel) =>
        Rows(await QueryAsync($"SELECT {Field(series)} FROM readings WHERE {Where(series)} AND time >= {fromMs}ms AND time < {toMs}ms", cancel), Sample);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Bucket>> ReadBucketsAsync(SeriesKey series, long fromMs, long toMs, long everyMs, CancellationToken cancel)
    {
        var field = Field(series);
        var query = $"SELECT mean({field}), min({field}), max({field}), last({field}) FROM readings WHERE {Where(series)} " +
            $"AND time >= {fromMs}ms AND time < {toMs}ms GROUP BY time({everyMs}ms) fill(none)";
        return Rows(await QueryAsync(query, cancel), static r => new Bucket(
            r[0].GetInt64(), r[1].GetDouble(), r[2].GetDouble(), r[3].GetDouble(), r[4].GetDouble()));
    }

    /// <inheritdoc/>
    public async Task<Sample?> LastBeforeAsync(SeriesKey series, long timeMs, CancellationToken cancel) => First(await QueryAsync(
        $"SELECT {Field(series)} FROM readings WHERE {Where(series)} AND time < {timeMs}ms ORDER BY time DESC LIMIT 1", cancel));

    /// <inheritdoc/>
    public async Task<Sample?> FirstFromAsync(SeriesKey series, long timeMs, CancellationToken cancel) => First(await QueryAsync(
        $"SELECT {Field(series)} FROM readings WHERE {Where(series)} AND time >= {timeMs}ms ORDER BY time LIMIT 1", cancel));

    // Halves a batch that the server refuses until the refused points stand alone; good points beside them are stored,
    // and points that a half-accepted batch had stored already are simply stored again.
    private async Task WriteAsync(string site, PointBatch batch, int from, int count, List<RefusedPoint> refused, CancellationToken cancel)
    {
        var body = new ArrayBufferWriter<byte>(count * 256);
        LineProtocolWriter.Write(body, batch, from, count, site);
        using var content = new ReadOnlyMemoryContent(body.WrittenMemory);
        using var answer = await SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"/write?db={_database}&precision=ms") { Content = content }, cancel);
        if (answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.OK)
        {
            return;
        }

        var text = await answer.Content.ReadAsStringAsync(cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound && text.Contains("database not found", StringComparison.Ordinal))
        {
            await PrepareAsync(cancel);
            throw new StoreUnavailableException("InfluxDB had lost its database; it was created again.");
        }

        if (answer.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge))
        {
            throw new StoreUnavailableException($"InfluxDB answered {(int)answer.StatusCode}: {Cut(text)}");
        }

        if (count == 1)
        {
            refused.Add(new RefusedPoint(from, Cut(text)));
            return;
        }

        await WriteAsync(site, batch, from, count / 2, refused, cancel);
        await WriteAsync(site, batch, from + (count / 2), count - (count / 2), refused, cancel);
    }

    private async Task<JsonElement> QueryAsync(string query, CancellationToken cancel)
    {
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["db"] = _database,
            ["q"] = query,
            ["epoch"] = "ms",
        });
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/query") { Content = content }, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw new StoreUnavailableException($"InfluxDB answered {(int)answer.StatusCode}: {Cut(await answer.Content.ReadAsStringAsync(cancel))}");
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancel);
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        var result = document.RootElement.GetProperty("results")[0];
        return result.TryGetProperty("error", out var error)
            ? throw new StoreUnavailableException($"InfluxDB: {error.GetString()}")
            : result.Clone();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using (request)
            {
                return await _http.SendAsync(request, cancel);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new StoreUnavailableException($"InfluxDB at {_http.BaseAddress} cannot be reached: {e.Message}", e);
        }
    }

    private static List<T> Rows<T>(JsonElement result, Func<JsonElement, T> read)
    {
        if (!result.TryGetProperty("series", out var series))
        {
            return [];
        }

        var values = series[0].GetProperty("values");
        var rows = new List<T>(values.GetArrayLength());
        foreach (var row in values.EnumerateArray())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    private static Sample Sample(JsonElement row) => new(row[0].GetInt64(), row[1].GetDouble());

    private static Sample? First(JsonElement result) => Rows(result, Sample) is [var sample, ..] ? sample : null;

    private static string Field(SeriesKey series) => $"\"{series.Quantity.Name}\"";

    // Ids hold no quote or backslash, so they stand in quotes as they are.
    private static string Where(SeriesKey series) =>
        string.Create(CultureInfo.InvariantCulture, $"meter = '{series.Meter}' AND site = '{series.Site}'");

    private static string Cut(string text) => text.Length <= 300 ? text.Trim() : text[..300];
}
