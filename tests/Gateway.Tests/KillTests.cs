using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests;

/// <summary>The built gateway as its own process, killed at random moments under load.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Kills = 4;

    private readonly TempFolder _folder = new();
    private readonly int _http = FreePort.Next();
    private readonly Random _random = new(20261124);
    private FakeIngestor _ingestor = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestor = await FakeIngestor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _ingestor.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_acknowledged_by_the_listening_gateway_is_lost()
    {
        var port = FreePort.Next();
        using var load = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var acknowledged = new List<string>();
        var publishing = PublishUntilAsync(port, acknowledged, load.Token);

        await KillRepeatedlyAsync($"--Gateway:Mqtt:Listen=127.0.0.1:{port}");

        await using var last = Start($"--Gateway:Mqtt:Listen=127.0.0.1:{port}");
        var before = acknowledged.Count;
        await Eventually.TrueAsync(() => acknowledged.Count > before, "it takes messages again", cancel: Cancel);
        await load.CancelAsync();
        await publishing;
        await StoredAsync(acknowledged, last);
        Assert.True(acknowledged.Count > 200, $"only {acknowledged.Count} were acknowledged: no load");
    }

    [Fact]
    public async Task Nothing_the_broker_took_is_lost()
    {
        Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        string[] settings = ["--Gateway:Mqtt:Host=127.0.0.1", $"--Gateway:Mqtt:Port={broker.Port}", "--Gateway:Mqtt:ClientId=g"];
        await using (var first = Start(settings))
        {
            await SubscribedAsync(first); // from here on the broker has a session for it
        }

        using var load = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var published = new List<string>();
        var publishing = PublishUntilAsync(broker.Port, published, load.Token);

        await KillRepeatedlyAsync(settings);

        await using var last = Start(settings);
        await SubscribedAsync(last);
        await load.CancelAsync();
        await publishing;
        await StoredAsync(published, last);
        Assert.True(published.Count > 200, $"only {published.Count} were published: no load");
    }

    private async Task KillRepeatedlyAsync(params string[] settings)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var stored = _ingestor.Stored.Count;
            await using var gateway = Start(settings);
            await Eventually.TrueAsync(
                () => _ingestor.Stored.Count > stored, $"readings flow after start {kill + 1}\n{gateway.Output}", cancel: Cancel);
            await Task.Delay(_random.Next(300), Cancel); // not a wait for anything: the random moment of the kill
            gateway.Kill();
            await gateway.WaitForExitAsync(Cancel);
        }
    }

    private ChildProcess Start(params string[] settings) => ChildProcess.Start(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Monitoring.Gateway.dll"),
            $"--urls=http://127.0.0.1:{_http}",
            $"--Gateway:Buffer:Folder={_folder.Path}",
            $"--Gateway:Ingestor:Url={_ingestor.Url}",
            "--Gateway:Ingestor:Key=test-key",
            "--Gateway:Ingestor:MaxAgeMs=50",
            .. settings,
        ]);

    private async Task SubscribedAsync(ChildProcess gateway)
    {
        using var http = new HttpClient();
        await Eventually.TrueAsync(
            async () => (await http.GetAsync($"http://127.0.0.1:{_http}/healthz", Cancel)).IsSuccessStatusCode, $"it is healthy\n{gateway.Output}", cancel: Cancel);
    }

    private Task StoredAsync(List<string> lines, ChildProcess gateway) => Eventually.TrueAsync(
        () => lines.TrueForAll(_ingestor.Stored.ContainsKey),
        $"every one of {lines.Count} acknowledged readings is stored, of which {lines.Count(l => !_ingestor.Stored.ContainsKey(l))} were missing\n{gateway.Output}",
        cancel: Cancel);

    /// <summary>Publishes with 50 in flight, connecting again after every loss; adds the line of every acknowledged reading to the list.</summary>
    private static async Task PublishUntilAsync(int port, List<string> acknowledged, CancellationToken stop)
    {
        var next = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var publisher = await Publisher.ConnectAsync(port, stop);
                while (publisher.IsConnected)
                {
                    await Task.WhenAll(Enumerable.Range(next, 50).Select(async i =>
                    {
                        await publisher.PublishAsync($"m/telemetry", $$$"""{"ts":{{{1_700_000_000_000 + i}}},"values":{"active_power_w":{{{i}}}}}""", stop);
                        lock (acknowledged)
                        {
                            acknowledged.Add($"readings,meter=m active_power_w={i} {1_700_000_000_000 + i}");
                        }
                    }));
                    next += 50;
                }
            }
            catch (Exception)
            {
                next += 50; // numbers that may have been taken but were not acknowledged are not used again
                await Task.WhenAny(Task.Delay(20, stop));
            }
        }
    }
}
