using Monitoring.EndToEnd.Tests.Running;
using Monitoring.EndToEnd.Tests.Screens;
using Monitoring.Support;

[assembly: AssemblyFixture(typeof(DemoPlant))]

namespace Monitoring.EndToEnd.Tests.Screens;

/// <summary>The demo as a newcomer starts it, once for all tests that look at it; started at first use.</summary>
public sealed class DemoPlant : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly TempFolder _folder = new();
    private ChildProcess? _process;

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public async Task StartAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            if (_process is null)
            {
                _process = Start(_folder.File("data"), Url, FreePort.Next());
                await WaitUntilUpAsync(_process, Url, cancel);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
        _gate.Dispose();
    }

    internal static ChildProcess Start(string data, Uri url, int mqttPort, params string[] more) => ChildProcess.Start(
        "dotnet",
        [
            Checkout.Program("src/AllInOne", "Monitoring.AllInOne"), "--data", data, "--urls", url.ToString().TrimEnd('/'),
            "--mqtt-port", $"{mqttPort}", .. AnyPort("--api-urls", more), .. AnyPort("--gateway-urls", more), .. more.Length == 0 ? ["--demo"] : more,
        ]);

    internal static async Task WaitUntilUpAsync(ChildProcess process, Uri url, CancellationToken cancel)
    {
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () =>
            {
                if (process.HasExited)
                {
                    throw new InvalidOperationException($"AllInOne ended with {process.ExitCode}:\n{process.Output}");
                }

                using var answer = await http.GetAsync(new Uri(url, "/healthz"), cancel);
                return true;
            },
            "the dashboard answers",
            TimeSpan.FromSeconds(60),
            cancel);
    }

    // Tests run beside each other, and only one of them could have the usual port.
    private static string[] AnyPort(string option, string[] given) => given.Contains(option) ? [] : [option, "http://127.0.0.1:0"];
}
