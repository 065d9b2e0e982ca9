using System.Diagnostics;
using System.Globalization;

namespace Monitoring.Benchmarks.Path;

/// <summary>The publisher as a process of its own, so that its time is not the path's; told on standard input how many messages to send and how fast.</summary>
internal sealed class PublisherProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PublisherProcess(Process process) => _process = process;

    public int ProcessId => _process.Id;

    public static PublisherProcess Start(int port)
    {
        var own = typeof(PublisherProcess).Assembly.Location;
        var info = new ProcessStartInfo("dotnet", [own, "publisher", port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        return new PublisherProcess(Process.Start(info) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    /// <summary>Publishes <paramref name="messages"/> at <paramref name="perSecond"/>; done when all are acknowledged.</summary>
    public async Task PublishAsync(int messages, double perSecond, CancellationToken cancel)
    {
        await _process.StandardInput.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{messages} {perSecond:0}").AsMemory(), cancel);
        await _process.StandardInput.FlushAsync(cancel);
        var answer = await _process.StandardOutput.ReadLineAsync(cancel);
        if (answer != PublisherLoop.Done)
        {
            throw new InvalidOperationException($"The publisher ended in the middle: {answer}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
