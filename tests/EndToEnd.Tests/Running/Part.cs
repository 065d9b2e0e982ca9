using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Running;

/// <summary>One service of the product as its own process, on a fixed port so that it can be killed and started again.</summary>
internal sealed class Part(string project, string assembly, IReadOnlyDictionary<string, string?> settings) : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private ChildProcess? _process;

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public string Output => _process?.Output ?? string.Empty;

    public int ProcessId => _process?.Id ?? throw new InvalidOperationException($"{assembly} is not running.");

    public async Task StartAsync(CancellationToken cancel)
    {
        _process = ChildProcess.Start("dotnet", [Checkout.Program(project, assembly), "--urls", Url.ToString()], settings);
        await Eventually.TrueAsync(
            async () =>
            {
                if (_process.HasExited)
                {
                    return true;
                }

                // 503 with reasons is an answer too: the process is up.
                using var answer = await Http.GetAsync(new Uri(Url, "/healthz"), cancel);
                return true;
            },
            $"{assembly} answers on {Url}",
            TimeSpan.FromSeconds(60),
            cancel);
        Assert.False(_process.HasExited, $"{assembly} ended:\n{_process.Output}");
    }

    /// <summary>SIGKILL: no chance to flush or say goodbye.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    public Task<string> MetricsAsync(CancellationToken cancel) => Http.GetStringAsync(new Uri(Url, "/metrics"), cancel);

    public async ValueTask DisposeAsync() => await KillAsync();

    /// <summary>Runs a command of a program to its end and returns what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string project, string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment, CancellationToken cancel)
    {
        await using var process = ChildProcess.Start("dotnet", [Checkout.Program(project, assembly), .. arguments], environment);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, process.Output);
    }
}
