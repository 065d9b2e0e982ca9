using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Monitoring.Gateway.Tests.Running;

/// <summary>The real gateway in this process.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();

    private GatewayHost(WebApplication app)
    {
        _app = app;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Url { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<GatewayHost> StartAsync(string folder, Uri ingestor, params string[] more)
    {
        var app = GatewaySetup.Build([
            "--urls", "http://127.0.0.1:0", $"--Gateway:Buffer:Folder={folder}", $"--Gateway:Ingestor:Url={ingestor}", "--Gateway:Ingestor:Key=test",
            "--Logging:LogLevel:Default=Error", .. more]);
        await app.StartAsync();
        return new GatewayHost(app);
    }

    public Task<string> MetricsAsync() => _http.GetStringAsync(new Uri(Url, "/metrics"));

    public async Task<string> HealthAsync() => await (await _http.GetAsync(new Uri(Url, "/healthz"))).Content.ReadAsStringAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
