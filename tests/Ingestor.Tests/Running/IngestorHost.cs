using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Ingestor.Access;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Writing;
using Monitoring.Support;

namespace Monitoring.Ingestor.Tests.Running;

/// <summary>The real service in this process, on real files in a temporary folder.</summary>
public sealed class IngestorHost : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly WebApplication _app;
    private readonly bool _ownsFolder;

    private IngestorHost(TempFolder folder, WebApplication app, bool ownsFolder)
    {
        (_folder, _app, _ownsFolder) = (folder, app, ownsFolder);
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Http = new HttpClient { BaseAddress = Url };
    }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public KeyService Keys => _app.Services.GetRequiredService<KeyService>();

    public IServiceProvider Services => _app.Services;

    public WriteGate Gate => _app.Services.GetRequiredService<WriteGate>();

    public WriteEndpoint Write => _app.Services.GetRequiredService<WriteEndpoint>();

    public string WriteKey { get; private set; } = "";

    public string ReadKey { get; private set; } = "";

    /// <summary>True when every mark of the ledger has been worked off.</summary>
    public async Task<bool> LedgerIsDoneAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<IngestorDb>>().CreateDbContextAsync();
        return !await db.Dirty.AnyAsync();
    }

    /// <param name="store"><c>sqlite</c> or the URL of an InfluxDB.</param>
    /// <param name="folder">Where its files are; one of its own unless given.</param>
    /// <param name="more">More settings; the last one counts, e.g. <c>--Ingestor:Database=…</c> of another database.</param>
    public static async Task<IngestorHost> StartAsync(string store = "sqlite", TempFolder? folder = null, params string[] more)
    {
        var own = folder ?? new TempFolder();
        var app = IngestorSetup.Build([
            "--urls", "http://127.0.0.1:0", $"--Ingestor:Database={own.File("ingestor.db")}", $"--Ingestor:StoreFile={own.File("readings.db")}",
            $"--Ingestor:Store={store}", "--Ingestor:RawRetentionDays=0", "--Logging:LogLevel:Default=Warning", .. more]);

        // On PostgreSQL the ledger waits for twice this time after a write; tests of one Ingestor need not.
        app.Services.GetRequiredService<DirtySpans>().Reliance = TimeSpan.FromMilliseconds(100);
        await app.StartAsync();
        var host = new IngestorHost(own, app, folder is null);
        host.WriteKey = await host.Keys.AddAsync("works", "test", KeyScope.Write);
        host.ReadKey = await host.Keys.AddAsync("*", "test", KeyScope.Read);
        return host;
    }

    public Task<HttpResponseMessage> WriteAsync(string lines, string? key = null, string query = "precision=ms") =>
        SendAsync(new StringContent(lines, Encoding.UTF8), key, query);

    public async Task<HttpResponseMessage> SendAsync(HttpContent body, string? key = null, string query = "precision=ms")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/write?" + query) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", key ?? WriteKey);
        return await Http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", key ?? ReadKey);
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }
}
