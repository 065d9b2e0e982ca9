using System.Net;
using System.Net.Sockets;
using Monitoring.EndToEnd.Tests.Screens;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Demo;

public sealed class AllInOneTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_busy_port_is_named_with_the_option_that_changes_it()
    {
        using var folder = new TempFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var process = DemoPlant.Start(folder.File("data"), new Uri($"http://127.0.0.1:{FreePort.Next()}"), ((IPEndPoint)taken.LocalEndpoint).Port);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("--mqtt-port", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_cleanly_and_goes_on_with_the_same_data()
    {
        using var folder = new TempFolder();
        for (var start = 0; start < 2; start++)
        {
            var url = new Uri($"http://127.0.0.1:{FreePort.Next()}");
            await using var process = DemoPlant.Start(folder.File("data"), url, FreePort.Next(), "--seed", "1");
            await DemoPlant.WaitUntilUpAsync(process, url, Cancel);
            process.Terminate();
            await process.WaitForExitAsync(Cancel);
            Assert.Equal(0, process.ExitCode);
        }

        Assert.True(File.Exists(folder.File("data/keys.json")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("data/keys.json")));
    }
}
