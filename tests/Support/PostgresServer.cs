using System.Globalization;
using System.Net.Sockets;

namespace Monitoring.Support;

/// <summary>
/// A real PostgreSQL of Debian's package on a free loopback port with its own data folder. It refuses to run as root, so a test run as root
/// starts it as another user. Without waits for the disk: a crash of the machine ends the test too.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "monitoring";
    private const string Password = "not;a'secret";

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private ChildProcess? _process;
    private int _databases;

    public static bool Available => Programs.Postgres is not null;

    public const string SkipReason = "PostgreSQL is not installed.";

    public static async Task<PostgresServer> StartAsync(CancellationToken cancel = default)
    {
        var server = new PostgresServer();
        try
        {
            await server.StartServerAsync(Programs.Postgres ?? throw new InvalidOperationException(SkipReason), cancel);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection string for a database of its own, which does not exist yet.</summary>
    public string NewDatabase(string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={_port};Database=test{Interlocked.Increment(ref _databases)};Username={User};Password='{Password.Replace("'", "''", StringComparison.Ordinal)}'{more}");

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task StartServerAsync(string bin, CancellationToken cancel)
    {
        var (data, password) = (_folder.File("data"), _folder.File("password"));
        await File.WriteAllTextAsync(password, Password, cancel);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", ["-R", "nobody", _folder.Path], cancel);
        }

        await RunAsync(
            Path.Combine(bin, "initdb"), ["-D", data, "-U", User, "--pwfile", password, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync"], cancel, asOther: true);
        var (file, arguments) = AsOther(Path.Combine(bin, "postgres"),
        [
            "-D", data, "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
            "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=200", "-c", "shared_buffers=128MB",
        ]);
        _process = ChildProcess.Start(file, arguments);
        await Eventually.TrueAsync(
            async () =>
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", _port, cancel);
                return _process.Output.Contains("ready to accept connections", StringComparison.Ordinal);
            },
            "PostgreSQL listens",
            TimeSpan.FromSeconds(30),
            cancel);
    }

    private static async Task RunAsync(string file, IReadOnlyList<string> arguments, CancellationToken cancel, bool asOther = false)
    {
        var (program, all) = asOther ? AsOther(file, arguments) : (file, arguments);
        await using var process = ChildProcess.Start(program, all);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} failed:\n{process.Output}");
        }
    }

    private static (string File, IReadOnlyList<string> Arguments) AsOther(string file, IReadOnlyList<string> arguments) =>
        Environment.UserName == "root" ? ("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", file, .. arguments]) : (file, arguments);
}
