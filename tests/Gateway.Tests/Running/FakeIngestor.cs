using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Running;

/// <summary>An HTTP server that keeps the lines it accepts; a test decides its answers. Can be stopped and started on the same port.</summary>
public sealed class FakeIngestor : IAsyncDisposable
{
    private readonly int _port = FreePort.Next();
    private WebApplication? _app;

    public Uri Url => new($"http://127.0.0.1:{_port}");

    public ConcurrentQueue<string> Lines { get; } = new();

    public int Requests { get; private set; }

    /// <summary>Answers a request given its lines; null accepts them.</summary>
    public Func<string[], IResult?> Answer { get; set; } = _ => null;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url.ToString());
        _app = builder.Build();
        _app.MapPost("/api/v2/write", async (HttpRequest request) =>
        {
            using var text = new StreamReader(new GZipStream(request.Body, CompressionMode.Decompress));
            var lines = (await text.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Requests++;
            if (Answer(lines) is { } answer)
            {
                return answer;
            }

            foreach (var line in lines)
            {
                Lines.Enqueue(line);
            }

            return Results.NoContent();
        });
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

    public async ValueTask DisposeAsync() => await StopAsync();
}
