using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Decoding;
using Monitoring.Gateway.Health;
using Monitoring.Gateway.Mqtt;

namespace Monitoring.Gateway.Tests.Servers;

/// <summary>The whole gateway in this process, on loopback and free ports.</summary>
public sealed class TestGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestGateway(WebApplication app) => _app = app;

    public HttpClient Http { get; private set; } = new();

    internal GatewayCounters Counters => _app.Services.GetRequiredService<GatewayCounters>();

    internal MessageBuffer Buffer => _app.Services.GetRequiredService<MessageBuffer>();

    internal BufferFile BufferFile => _app.Services.GetRequiredService<BufferFile>();

    internal SampleTable Samples => _app.Services.GetRequiredService<SampleTable>();

    internal int ListenPort => _app.Services.GetRequiredService<PlantBroker>().Endpoint!.Port;

    internal string? BrokerProblem => _app.Services.GetRequiredService<HealthBoard>().Of(HealthPart.Broker);

    internal string? IngestorProblem => _app.Services.GetRequiredService<HealthBoard>().Of(HealthPart.Ingestor);

    internal string? ForwardingProblem => _app.Services.GetRequiredService<HealthBoard>().Of(HealthPart.Forwarding);

    internal long Undecodable(string reason) =>
        Enum.GetValues<Reason>().Where(r => r.Word() == reason).Sum(Counters.UndecodableOf);

    /// <param name="folder">Buffer folder.</param>
    /// <param name="ingestorUrl">Where it forwards to.</param>
    /// <param name="settings">More settings as <c>--Key=value</c>.</param>
    public static async Task<TestGateway> StartAsync(string folder, string ingestorUrl, params string[] settings)
    {
        var app = GatewaySetup.Build(
        [
            "--urls=http://127.0.0.1:0",
            $"--Gateway:Buffer:Folder={folder}",
            $"--Gateway:Ingestor:Url={ingestorUrl}",
            "--Gateway:Ingestor:Key=test-key",
            "--Gateway:Ingestor:MaxAgeMs=20",
            "--Logging:LogLevel:Default=Error",
            .. settings,
        ]);
        var gateway = new TestGateway(app);
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }

        gateway.Http.BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
