using System.Text.RegularExpressions;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Running;

/// <summary>A whole installation as separate processes: Mosquitto, Gateway, Ingestor and, when asked for, influxd.</summary>
internal sealed partial class Plant : IAsyncDisposable
{
    public const string Site = "works";

    private readonly TempFolder _folder = new();
    private ServiceProcess? _ingestor;
    private ServiceProcess? _gateway;
    private ReadApi? _api;

    private Plant(MosquittoServer broker, InfluxServer? influx)
    {
        Broker = broker;
        Influx = influx;
    }

    public MosquittoServer Broker { get; }

    public InfluxServer? Influx { get; }

    public string WriteKey { get; private set; } = "";

    public ServiceProcess Ingestor => _ingestor ?? throw new InvalidOperationException("The plant has not started.");

    public ServiceProcess Gateway => _gateway ?? throw new InvalidOperationException("The plant has not started.");

    public ReadApi Api => _api ?? throw new InvalidOperationException("The plant has not started.");

    /// <param name="store"><c>sqlite</c> or <c>influxdb</c>.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="gatewaySettings">More settings of the Gateway.</param>
    public static async Task<Plant> StartAsync(string store, CancellationToken cancel, IReadOnlyDictionary<string, string?>? gatewaySettings = null)
    {
        var broker = await MosquittoServer.StartAsync(cancel: cancel);
        var plant = new Plant(broker, store == "influxdb" ? await InfluxServer.StartAsync(cancel) : null);
        try
        {
            await plant.StartPartsAsync(gatewaySettings ?? new Dictionary<string, string?>(), cancel);
            return plant;
        }
        catch
        {
            await plant.DisposeAsync();
            throw;
        }
    }

    /// <summary>Replays the steel plant's year through the broker and waits until every message is acknowledged.</summary>
    public async Task<string> ReplaySteelAsync(CancellationToken cancel, string speed = "max")
    {
        var (exitCode, output) = await ServiceProcess.RunAsync(
            "simulators/Replay",
            "Monitoring.Simulators.Replay",
            [
                "--csv", SharedData.PathOf("steel/Steel_industry_data.csv.gz"), "--preset", "steel", "--meter", "steel",
                "--mqtt", $"127.0.0.1:{Broker.Port}", "--speed", speed,
            ],
            environment: null,
            cancel);
        Assert.True(exitCode == 0, output);
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        foreach (var part in (ServiceProcess?[])[_gateway, _ingestor])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        await Broker.DisposeAsync();
        if (Influx is not null)
        {
            await Influx.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartPartsAsync(IReadOnlyDictionary<string, string?> gatewaySettings, CancellationToken cancel)
    {
        var ingestorSettings = new Dictionary<string, string?>
        {
            ["Ingestor__Database"] = _folder.File("ingestor.db"),
            ["Ingestor__StoreFile"] = _folder.File("readings.db"),
            ["Ingestor__RawRetentionDays"] = "0", // the files of the tests are of years ago
            ["Ingestor__Store"] = Influx?.Url.ToString().TrimEnd('/') ?? "sqlite",
        };
        WriteKey = await IngestorKeys.AddAsync(Site, "write", ingestorSettings, cancel);
        var readKey = await IngestorKeys.AddAsync(Site, "read", ingestorSettings, cancel);
        _ingestor = new ServiceProcess("src/Ingestor", "Monitoring.Ingestor", ingestorSettings);
        await Ingestor.StartAsync(cancel);
        _api = new ReadApi(Ingestor.Url, readKey);
        _gateway = new ServiceProcess("src/Gateway", "Monitoring.Gateway", new Dictionary<string, string?>(gatewaySettings)
        {
            ["Gateway__Mqtt__Host"] = "127.0.0.1",
            ["Gateway__Mqtt__Port"] = $"{Broker.Port}",
            ["Gateway__Mqtt__ClientId"] = "plant-gateway",
            ["Gateway__Buffer__Folder"] = _folder.File("buffer"),
            ["Gateway__Ingestor__Url"] = Ingestor.Url.ToString(),
            ["Gateway__Ingestor__Key"] = WriteKey,
            ["Gateway__Clock__Earliest"] = "2018-01-01T00:00:00+09:00",
        });
        await Gateway.StartAsync(cancel);

        // The persistent session must exist before anybody publishes, or the broker has nobody to keep messages for.
        await Eventually.TrueAsync(
            async () => ConnectedGauge().IsMatch(await Gateway.MetricsAsync(cancel)), "the gateway has subscribed", cancel: cancel);
    }

    [GeneratedRegex(@"gateway_broker_connected(\{[^}]*\})? 1", RegexOptions.None, 1000)]
    private static partial Regex ConnectedGauge();
}
