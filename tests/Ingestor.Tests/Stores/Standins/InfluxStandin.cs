using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Monitoring.Ingestor.Tests.Stores.Standins;

/// <summary>
/// Answers over HTTP as InfluxDB does, as far as the store may use it, and notes every request that the version would not take as
/// meant. What each version answers is in its subclass.
/// </summary>
internal abstract class InfluxStandin(string version) : IAsyncDisposable
{
    public const string Secret = "my-secret-token";

    private readonly Lock _gate = new();
    private readonly List<string> _violations = [];
    private WebApplication? _app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Requests that were not as this version wants them.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
            {
                return [.. _violations];
            }
        }
    }

    /// <summary>Answers instead of the server while it is set and returns true.</summary>
    public Func<HttpContext, byte[], Task<bool>>? Fault { get; set; }

    public StandinData Data { get; protected set; } = new();

    protected string Version => version;

    public async Task StartAsync(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(HandleAsync);
        await _app.StartAsync();
        Url = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    public static Task AnswerAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body);
    }

    public static async Task AnswerTextAsync(HttpContext context, int status, string text, string type = "text/plain")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    }

    protected abstract Task AnswerAsync(HttpContext context, byte[] body);

    protected void Check(bool right, string what)
    {
        if (!right)
        {
            lock (_gate)
            {
                _violations.Add(what);
            }
        }
    }

    /// <summary>Answers InfluxQL; the form must be as the strictest version wants it.</summary>
    protected async Task QueryAsync(HttpContext context, byte[] body, IReadOnlySet<string> databases, long hiddenBeforeMs)
    {
        Check(context.Request.ContentType == "application/x-www-form-urlencoded", $"Content-Type of /query is {context.Request.ContentType}");
        Check(context.Request.Headers.Accept.ToString() is "application/json" or "", $"Accept of /query is {context.Request.Headers.Accept}");
        var form = Encoding.UTF8.GetString(body).Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Replace('+', ' ')));
        Check(form.GetValueOrDefault("epoch") == "ms", "no epoch=ms");
        if (!databases.Contains(form["db"]))
        {
            await AnswerAsync(context, 200, new { results = new[] { new { statement_id = 0, error = $"database not found: {form["db"]}" } } });
            return;
        }

        try
        {
            await AnswerAsync(context, 200, new { results = new[] { StandinQuery.Run(form["q"], Data, hiddenBeforeMs) } });
        }
        catch (FormatException e)
        {
            Check(false, e.Message);
            await AnswerAsync(context, 200, new { results = new[] { new { statement_id = 0, error = e.Message } } });
        }
    }

    protected static JsonElement Json(HttpContext context, byte[] body)
    {
        Assert.StartsWith("application/json", context.Request.ContentType, StringComparison.Ordinal);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (Fault is { } fault && await fault(context, body.ToArray()))
        {
            return;
        }

        context.Response.Headers["X-Influxdb-Version"] = version;
        await AnswerAsync(context, body.ToArray());
    }
}
