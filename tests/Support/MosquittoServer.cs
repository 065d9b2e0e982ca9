using System.Net.Sockets;

namespace Monitoring.Support;

/// <summary>A real Mosquitto on a free loopback port with its own data folder; can be stopped and started again on the same port.</summary>
public sealed class MosquittoServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _extra;
    private ChildProcess? _process;

    private MosquittoServer(int port, string extra)
    {
        Port = port;
        _extra = extra;
    }

    public static bool Available => Programs.Mosquitto is not null;

    public const string SkipReason = "mosquitto is not installed.";

    public int Port { get; }

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException("Mosquitto is stopped.");

    /// <param name="extraConfig">More lines for mosquitto.conf; replaces <c>allow_anonymous true</c> when it sets a password file.</param>
    public static async Task<MosquittoServer> StartAsync(string extraConfig = "", CancellationToken cancel = default)
    {
        var server = new MosquittoServer(FreePort.Next(), extraConfig);
        await server.StartAgainAsync(cancel);
        return server;
    }

    public async Task StartAgainAsync(CancellationToken cancel = default)
    {
        var config = _folder.File("mosquitto.conf");
        var anonymous = _extra.Contains("allow_anonymous", StringComparison.Ordinal) ? "" : "allow_anonymous true";
        await File.WriteAllTextAsync(
            config,
            $"""
             listener {Port} 127.0.0.1
             {anonymous}
             persistence true
             persistence_location {_folder.Path}/
             autosave_interval 1
             max_queued_messages 0
             max_inflight_messages 5000
             user root
             {_extra}

             """,
            cancel);
        _process = ChildProcess.Start(Programs.Mosquitto ?? throw new InvalidOperationException(SkipReason), ["-c", config]);
        await Eventually.TrueAsync(
            async () =>
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", Port, cancel);
                return true;
            },
            "mosquitto listens",
            TimeSpan.FromSeconds(15),
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

        _folder.Dispose();
    }
}
