using System.Diagnostics;
using System.Globalization;
using Monitoring.Support;

namespace Monitoring.Benchmarks.Path;

/// <summary>All processes of one case on free ports: publisher, Mosquitto (or none), Gateway, Ingestor, influxd.</summary>
internal sealed class PathInstallation : IAsyncDisposable
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    private readonly TempFolder _folder = new();
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly List<(string Part, int ProcessId)> _processes = [];

    private PathInstallation(InfluxServer influx)
    {
        Influx = influx;
        Counts = new InfluxCounts(influx.Url);
        _parts.Add(influx);
        _processes.Add(("database", influx.ProcessId));
    }

    public InfluxServer Influx { get; }

    public InfluxCounts Counts { get; }

    public PublisherProcess Publisher { get; private set; } = null!;

    public static async Task<PathInstallation> StartAsync(PathCase @case, CancellationToken cancel)
    {
        var installation = new PathInstallation(await InfluxServer.StartAsync(cancel));
        try
        {
            await installation.StartPartsAsync(@case, cancel);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>User and system time of every process since its start, by its part in the path.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Cpu() => _processes.ToDictionary(
        p => p.Part,
        p =>
        {
            using var process = Process.GetProcessById(p.ProcessId);
            return process.TotalProcessorTime;
        },
        StringComparer.Ordinal);

    /// <summary>Publishes until something arrives: before the gateway has subscribed a broker has nobody to keep messages for.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        await Eventually.TrueAsync(
            async () =>
            {
                await Publisher.PublishAsync(1, PublisherLoop.Unpaced, cancel);
                return await Counts.AcceptedAsync(cancel) > 0;
            },
            "a first message is in the database",
            TimeSpan.FromMinutes(1),
            cancel);

        // What was sent meanwhile must not arrive in the middle of a round.
        var last = -1L;
        await Eventually.TrueAsync(
            async () =>
            {
                await Task.Delay(Settle, cancel);
                var (before, now) = (last, await Counts.AcceptedAsync(cancel));
                last = now;
                return now == before;
            },
            "nothing is on its way",
            TimeSpan.FromMinutes(1),
            cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        Counts.Dispose();
        _folder.Dispose();
    }

    private async Task StartPartsAsync(PathCase @case, CancellationToken cancel)
    {
        var ingestorSettings = new Dictionary<string, string?>
        {
            ["Ingestor__Database"] = _folder.File("ingestor.db"),
            ["Ingestor__Store"] = Influx.Url.GetLeftPart(UriPartial.Authority),
        };
        var key = await IngestorKeys.AddAsync("works", "write", ingestorSettings, cancel);
        var ingestor = await StartAsync("ingestor", new ServiceProcess("src/Ingestor", "Monitoring.Ingestor", ingestorSettings), cancel);

        var port = FreePort.Next();
        if (!@case.Listens)
        {
            // As in production: not the tests' save every second.
            var broker = await MosquittoServer.StartAsync("autosave_interval 30", cancel);
            _parts.Add(broker);
            _processes.Add(("broker", broker.ProcessId));
            port = broker.Port;
        }

        await StartAsync("gateway", new ServiceProcess("src/Gateway", "Monitoring.Gateway", GatewaySettings(@case, port, ingestor.Url, key)), cancel);
        Publisher = PublisherProcess.Start(port);
        _parts.Add(Publisher);
        _processes.Add(("publisher", Publisher.ProcessId));
    }

    private Dictionary<string, string?> GatewaySettings(PathCase @case, int port, Uri ingestor, string key)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Gateway__Buffer__Folder"] = _folder.File("buffer"),
            ["Gateway__Ingestor__Url"] = ingestor.ToString(),
            ["Gateway__Ingestor__Key"] = key,
        };
        if (@case.Listens)
        {
            settings["Gateway__Mqtt__Listen"] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        }
        else
        {
            settings["Gateway__Mqtt__Host"] = "127.0.0.1";
            settings["Gateway__Mqtt__Port"] = port.ToString(CultureInfo.InvariantCulture);
        }

        return settings;
    }

    private async Task<ServiceProcess> StartAsync(string part, ServiceProcess process, CancellationToken cancel)
    {
        _parts.Add(process);
        await process.StartAsync(cancel);
        _processes.Add((part, process.ProcessId));
        return process;
    }
}
