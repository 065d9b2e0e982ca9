using System.Text.Json;
using Monitoring.EndToEnd.Tests.Running;
using Monitoring.Support;

namespace Monitoring.EndToEnd.Tests.Clients;

/// <summary>The official InfluxDB client for JavaScript against the Ingestor.</summary>
public sealed class JavaScriptClientTests
{
    private const string Package = "@influxdata/influxdb-client@1.35.0";

    public JavaScriptClientTests()
    {
        Assert.SkipUnless(Programs.Node is not null && Programs.Npm is not null, "node and npm are not installed.");
        Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);
    }

    [Fact]
    public async Task It_behaves_as_against_influxdb()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TempFolder();
        File.Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "Clients", "write.mjs"), folder.File("write.mjs"));
        await RunAsync(Programs.Npm!, ["install", "--no-audit", "--no-fund", "--silent", "--prefix", folder.Path, Package], folder.Path, cancel);

        await using var plant = await Plant.StartAsync("sqlite", cancel);
        var output = await RunAsync(Programs.Node!, ["write.mjs", plant.Ingestor.Url.ToString().TrimEnd('/'), plant.WriteKey], folder.Path, cancel);
        var cases = output.Split('\n').Where(l => l.StartsWith("{\"case\"", StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(c => c.GetProperty("case").GetString()!);
        Assert.True(cases["good"].GetProperty("ok").GetBoolean(), output);
        Assert.Equal(400, cases["bad-line"].GetProperty("status").GetInt32());
        Assert.Contains("horse_power", cases["bad-line"].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(401, cases["wrong-token"].GetProperty("status").GetInt32());

        var stored = await plant.Api.ReadingsAsync(Plant.Site, "js", "active_power_w", "2020-01-01T00:00:00Z", "2100-01-01T00:00:00Z", cancel);
        Assert.Equal([1.0, 2.0, 3.0], stored.Value);
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancel)
    {
        await using var process = ChildProcess.Start(program, arguments, folder: folder);
        await process.WaitForExitAsync(cancel);
        Assert.True(process.ExitCode == 0, process.Output);
        return process.Output;
    }
}
