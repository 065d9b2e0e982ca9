using System.Text.Json;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.EndToEnd.Tests.Running;
using Monitoring.Gateway;
using Monitoring.Ingestor;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Containers;

/// <summary>Mosquitto and InfluxDB in containers, Gateway and Ingestor in this process, shared by the tests of the suite.</summary>
public sealed class PlantInContainers : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private IContainer? _mosquitto;
    private IContainer? _influxDb;
    private WebApplication? _ingestor;
    private WebApplication? _gateway;
    private ReadApi? _api;
    private string? _unavailable;

    internal IContainer InfluxDb => _influxDb ?? throw new InvalidOperationException(_unavailable);

    internal ReadApi Api => _api ?? throw new InvalidOperationException(_unavailable);

    internal Uri InfluxUrl => TestImages.UrlOf(InfluxDb);

    /// <summary>Skips the test where no engine answers. Called from the constructor: a skip inside a fixture counts as a failure.</summary>
    internal void Require() => Assert.SkipUnless(_unavailable is null, _unavailable ?? string.Empty);

    internal Task<Publisher> PublisherAsync(CancellationToken cancel) =>
        Publisher.ConnectAsync(_mosquitto!.Hostname, TestImages.MqttPortOf(_mosquitto), cancel);

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        try
        {
            _mosquitto = TestImages.Mosquitto();
            _influxDb = TestImages.InfluxDb();
        }
        catch (DockerUnavailableException e) when (Environment.GetEnvironmentVariable("REQUIRE_DOCKER") != "1")
        {
            _unavailable = $"No container engine answers: {e.Message.ReplaceLineEndings(" ")}";
            return;
        }

        await Task.WhenAll(_mosquitto.StartAsync(cancel), _influxDb.StartAsync(cancel));
        await StartServicesAsync(_mosquitto, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        foreach (var part in (IAsyncDisposable?[])[_gateway, _ingestor, _mosquitto, _influxDb])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        _folder.Dispose();
    }

    private async Task StartServicesAsync(IContainer mosquitto, CancellationToken cancel)
    {
        var database = _folder.File("ingestor.db");
        var store = InfluxUrl.GetLeftPart(UriPartial.Authority);
        var forCommand = new Dictionary<string, string?> { ["Ingestor__Database"] = database };
        var writeKey = await IngestorKeys.AddAsync(Plant.Site, "write", forCommand, cancel);
        var readKey = await IngestorKeys.AddAsync(Plant.Site, "read", forCommand, cancel);

        _ingestor = IngestorSetup.Build(["--urls", "http://127.0.0.1:0", $"--Ingestor:Database={database}", $"--Ingestor:Store={store}", "--Ingestor:RawRetentionDays=0"]);
        await _ingestor.StartAsync(cancel);
        var ingestorUrl = AddressOf(_ingestor);
        _api = new ReadApi(ingestorUrl, readKey);

        _gateway = GatewaySetup.Build(
        [
            "--urls", "http://127.0.0.1:0", $"--Gateway:Mqtt:Host={mosquitto.Hostname}", $"--Gateway:Mqtt:Port={TestImages.MqttPortOf(mosquitto)}",
            $"--Gateway:Buffer:Folder={_folder.File("buffer")}", $"--Gateway:Ingestor:Url={ingestorUrl}", $"--Gateway:Ingestor:Key={writeKey}",
        ]);
        await _gateway.StartAsync(cancel);
        await PathIsOpenAsync(cancel);
    }

    // Before the gateway has subscribed the broker has nobody to keep messages for: one is sent until it arrives.
    private async Task PathIsOpenAsync(CancellationToken cancel)
    {
        await using var publisher = await PublisherAsync(cancel);
        await Eventually.TrueAsync(
            async () =>
            {
                await publisher.SendAsync("v1/devices/first/telemetry", JsonSerializer.Serialize(new { state = 1 }), cancel);
                return (await Api.MetersAsync(Plant.Site, cancel)).Any(m => m.Meter == "first");
            },
            "a first message has arrived",
            TimeSpan.FromSeconds(60),
            cancel);
    }

    private static Uri AddressOf(WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
}
