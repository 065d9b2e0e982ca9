using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Monitoring.Domain.Contracts;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Servers;

/// <summary>A small real HTTP server in the Ingestor's place. What it answers is up to the test; what it answers 204 to counts as stored.</summary>
public sealed class FakeIngestor : IAsyncDisposable
{
    private readonly int _port = FreePort.Next();
    private readonly ConcurrentQueue<string[]> _requests = new();
    private readonly ConcurrentDictionary<string, int> _stored = new(StringComparer.Ordinal);
    private WebApplication? _app;

    public string Url => $"http://127.0.0.1:{_port}";

    /// <summary>Answers a request by its lines; 204 where it is not set.</summary>
    public Func<string[], Answer> Respond { get; set; } = _ => new Answer(204);

    /// <summary>The lines of every request, in order.</summary>
    public IReadOnlyList<string[]> Requests => [.. _requests];

    /// <summary>Stored lines with how often each came.</summary>
    public IReadOnlyDictionary<string, int> Stored => _stored;

    public HttpHeadersSeen? LastHeaders { get; private set; }

    /// <summary>What the gateway said of itself with the newest request.</summary>
    public GatewayReport? LastReport { get; private set; }

    public static async Task<FakeIngestor> StartAsync()
    {
        var ingestor = new FakeIngestor();
        await ingestor.StartAgainAsync();
        return ingestor;
    }

    public async Task StartAgainAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add(Url);
        _app.MapPost("/api/v2/write", WriteAsync);
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task WriteAsync(HttpContext context)
    {
        LastHeaders = new HttpHeadersSeen(context.Request.Headers.Authorization.ToString(), context.Request.QueryString.Value ?? string.Empty);
        LastReport = GatewayReport.Parse(context.Request.Headers[GatewayReport.Header]);
        await using var plain = new GZipStream(context.Request.Body, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _requests.Enqueue(lines);
        var answer = Respond(lines);
        foreach (var line in lines.Where((_, i) => answer.Status == 204 || answer.StoredLines.Contains(i + 1)))
        {
            _stored.AddOrUpdate(line, 1, (_, n) => n + 1);
        }

        context.Response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (answer.Status != (int)HttpStatusCode.NoContent)
        {
            await context.Response.WriteAsync(answer.Body);
        }
    }

    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">Body.</param>
    /// <param name="RetryAfter">Seconds.</param>
    public sealed record Answer(int Status, string Body = "", int? RetryAfter = null)
    {
        /// <summary>Numbers of lines stored although the status is not 204.</summary>
        public IReadOnlySet<int> StoredLines { get; init; } = new HashSet<int>();
    }

    public sealed record HttpHeadersSeen(string Authorization, string Query);
}
