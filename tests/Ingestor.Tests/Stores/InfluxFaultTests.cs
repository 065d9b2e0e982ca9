using System.Text;
using Microsoft.AspNetCore.Http;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Stores;
using Monitoring.Ingestor.Stores.Influx;
using Monitoring.Ingestor.Tests.Stores.Standins;

namespace Monitoring.Ingestor.Tests.Stores;

/// <summary>Every answer that is known of a failed write, by version: refused for ever, or later.</summary>
public sealed class InfluxFaultTests : IDisposable
{
    private const long Start = 1_767_571_200_000;
    private readonly HttpClient _http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(2, 400, """{"code":"invalid","message":"unable to parse 'readings,meter=bad': missing fields"}""", "unable to parse")]
    [InlineData(2, 400, """{"error":"partial write: unable to parse 'readings': bad timestamp dropped=0"}""", "unable to parse")]
    [InlineData(2, 422, """{"code":"unprocessable entity","message":"failure writing points to database: partial write: field type conflict: input field \"f\" on measurement \"m\" is type float, already exists as type integer dropped=1"}""", "field type conflict")]
    [InlineData(2, 422, """{"code":"unprocessable entity","message":"failure writing points to database: partial write: dropped 1 points outside retention policy of duration 1h0m0s dropped=1 for database: d for retention policy: r"}""", "outside retention policy")]
    [InlineData(2, 413, "<html><head><title>413 Request Entity Too Large</title></head><body><center>nginx</center></body></html>", "413 Request Entity Too Large")]
    [InlineData(2, 400, """{"code":"invalid","line":3,"message":"multi\nline: partial write of line protocol occurred"}""", "partial write")]
    [InlineData(3, 400, """{"error":"line protocol parsing error","data":{"error_message":"invalid column type for column 'f', expected iox::column_type::field::float, got iox::column_type::field::integer","line_number":2,"original_line":"readings,meter=bad,s"}}""", "invalid column type")]
    [InlineData(3, 400, """{"error":"parsing failed for write_lp endpoint","data":{"error_message":"bad","line_number":2,"original_line":"readings,meter=bad,s"}}""", "parsing failed")]
    [InlineData(3, 400, """{"error":"partial write of line protocol occurred","data":[{"error_message":"no digits","line_number":2,"original_line":"readings,meter=bad,s"}]}""", "no digits")]
    [InlineData(3, 400, """{"code":"invalid","message":"write buffer error: line protocol parse failed: no digits"}""", "no digits")]
    [InlineData(3, 413, "max request size (10485760 bytes) exceeded", "max request size")]
    public async Task A_point_is_refused_with_the_reason_and_the_others_are_stored(int version, int status, string body, string reason)
    {
        await using var server = await StartAsync(version);
        var store = Open(server);
        server.Fault = (context, sent) => AnswerAsync(context, sent, status, body, onlyWith: "meter=bad");
        var refused = await store.WriteAsync("works", Batch(), Cancel);
        Assert.Equal(7, Assert.Single(refused).Index);
        Assert.Contains(reason, refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal(19, (await ReadAsync(store)).Count);
    }

    [Theory]
    [InlineData(2, 401, """{"code":"unauthorized","message":"unauthorized access"}""", "Ingestor:StoreToken")]
    [InlineData(2, 403, """{"code":"forbidden","message":"insufficient permissions for write"}""", "Ingestor:StoreToken")]
    [InlineData(3, 401, """{"error": "the request was not authenticated"}""", "Ingestor:StoreToken")]
    [InlineData(2, 404, """{"code":"not found","message":"bucket \"monitoring\" not found"}""", "created again")]
    [InlineData(2, 429, """{"code":"too many requests","message":"org limit"}""", "429")]
    [InlineData(2, 500, """{"code":"internal error","message":"engine: cache-max-memory-size exceeded: (1/1)"}""", "cache-max-memory-size")]
    [InlineData(2, 500, """{"error":"timeout"}""", "timeout")]
    [InlineData(2, 500, """{"error":"retention policy not found: x"}""", "retention policy not found")]
    [InlineData(2, 503, """{"status":"starting"}""", "503")]
    [InlineData(2, 503, "request throttled, queue full", "queue full")]
    [InlineData(2, 502, "<html><title>502 Bad Gateway</title></html>", "502 Bad Gateway")]
    [InlineData(2, 400, """{"code":"invalid","message":"bucket id is required"}""", "bucket id is required")]
    [InlineData(2, 200, "<html><title>Sign in</title></html>", "Sign in")]
    [InlineData(3, 500, "write buffer error: wal buffer full with 100000 ops", "wal buffer full")]
    [InlineData(3, 400, """{"code":"invalid","message":"write buffer error: wal buffer full with 100000 ops"}""", "wal buffer full")]
    [InlineData(3, 422, """{"error":"Adding a new database would exceed limit of 5 databases"}""", "limit of 5 databases")]
    [InlineData(3, 400, """{"error":"database was deleted"}""", "database was deleted")]
    [InlineData(3, 503, "node is stopped", "node is stopped")]
    [InlineData(3, 400, "", "400")]
    public async Task Nothing_is_refused_and_the_write_goes_through_when_the_fault_is_over(int version, int status, string body, string said)
    {
        await using var server = await StartAsync(version);
        var store = Open(server);
        server.Fault = (context, sent) => AnswerAsync(context, sent, status, body, onlyWith: "meter=");
        var problem = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync("works", Batch(), Cancel));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
        server.Fault = null;
        Assert.Empty(await store.WriteAsync("works", Batch(), Cancel));
        Assert.Equal(19, (await ReadAsync(store)).Count);
    }

    [Theory]
    [InlineData(2, 200, """{"results":[{"statement_id":0,"error":"timeout"}]}""", "timeout")]
    [InlineData(2, 400, """{"code":"invalid","message":"failed to parse query: found x"}""", "failed to parse query")]
    [InlineData(3, 500, "Query would exceed file limit of 432 parquet files", "file limit")]
    [InlineData(3, 200, "<html><title>Sign in</title></html>", "is not InfluxDB")]
    public async Task A_query_that_fails_says_why(int version, int status, string body, string said)
    {
        await using var server = await StartAsync(version);
        var store = Open(server);
        await store.PrepareAsync(Cancel);
        server.Fault = (context, sent) => AnswerAsync(context, sent, status, body, onlyWith: "SELECT");
        var problem = await Assert.ThrowsAsync<StoreUnavailableException>(() => ReadAsync(store));
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> AnswerAsync(HttpContext context, byte[] sent, int status, string body, string onlyWith)
    {
        if (!Encoding.UTF8.GetString(sent).Contains(onlyWith, StringComparison.Ordinal))
        {
            return false;
        }

        await InfluxStandin.AnswerTextAsync(context, status, body, body.StartsWith('{') ? "application/json" : "text/html");
        return true;
    }

    private static async Task<InfluxStandin> StartAsync(int version)
    {
        InfluxStandin server = version == 2 ? new Influx2Standin() : new Influx3Standin();
        await server.StartAsync();
        return server;
    }

    private InfluxReadingStore Open(InfluxStandin server)
    {
        _http.BaseAddress = server.Url;
        return new InfluxReadingStore(_http, StandinOptions.Forever(), TimeProvider.System);
    }

    private static PointBatch Batch()
    {
        var batch = new PointBatch();
        for (var i = 0; i < 20; i++)
        {
            batch.Add(i == 7 ? "bad" : "press-1", Start + i, new QuantityValue(QuantityCatalogue.ActivePower, i));
        }

        return batch;
    }

    private static Task<IReadOnlyList<Sample>> ReadAsync(InfluxReadingStore store) =>
        store.ReadAsync(new SeriesKey("works", "press-1", QuantityCatalogue.ActivePower), Start, Start + 1000, int.MaxValue, Cancel);
}
