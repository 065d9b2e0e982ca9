namespace Monitoring.Support;

/// <summary>A real influxd 1.x on free loopback ports with its own data folder; can be stopped and started again with its data.</summary>
public sealed class InfluxServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private readonly int _rpcPort = FreePort.Next();
    private readonly HttpClient _http = new();
    private ChildProcess? _process;

    public static bool Available => Programs.Influxd is not null;

    public const string SkipReason = "influxd is not installed.";

    public Uri Url => new($"http://127.0.0.1:{_port}");

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("influxd is stopped.");

    public static async Task<InfluxServer> StartAsync(CancellationToken cancel = default)
    {
        var server = new InfluxServer();
        await server.StartAgainAsync(cancel);
        return server;
    }

    public async Task StartAgainAsync(CancellationToken cancel = default)
    {
        var config = _folder.File("influxdb.conf");
        await File.WriteAllTextAsync(
            config,
            $"""
             reporting-disabled = true
             bind-address = "127.0.0.1:{_rpcPort}"
             [meta]
               dir = "{_folder.Path}/meta"
             [data]
               dir = "{_folder.Path}/data"
               wal-dir = "{_folder.Path}/wal"
             [http]
               bind-address = "127.0.0.1:{_port}"
               log-enabled = false
             [monitor]
               store-enabled = false

             """,
            cancel);
        _process = ChildProcess.Start(Programs.Influxd ?? throw new InvalidOperationException(SkipReason), ["-config", config]);
        await Eventually.TrueAsync(
            async () => (await _http.GetAsync(new Uri(Url, "/ping"), cancel)).IsSuccessStatusCode,
            "influxd answers",
            TimeSpan.FromSeconds(30),
            cancel);
    }

    public async Task StopAsync()
    {
        if (_process is not null)
        {
            _process.Terminate();
            await _process.WaitForExitAsync(CancellationToken.None);
            await _process.DisposeAsync();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }
}
