using System.Text.Json;
using Monitoring.Domain.Quantities;
using Monitoring.Simulators.Publishing;
using Monitoring.Simulators.Replay;
using Monitoring.Simulators.Replay.Reading;
using Monitoring.Simulators.Tests.Mqtt;
using Monitoring.Support;
using MQTTnet;

namespace Monitoring.Simulators.Tests.Replay;

public sealed class ReplayRunTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public ReplayRunTests() => Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_point_arrives_once_with_its_values_and_in_its_order()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        await using var publisher = await ConnectAsync(broker.Port);
        await new ReplayRun(publisher, "press-1", TimeProvider.System).RunAsync(Points(5000), speed: null, new Progress(), Cancel);

        Assert.Equal(5000, publisher.Sent);
        Assert.Equal(5000, publisher.Acknowledged);
        await Eventually.TrueAsync(() => listener.Messages.Count == 5000, "everything has arrived", cancel: Cancel);
        Assert.All(listener.Messages, m => Assert.Equal("v1/devices/press-1/telemetry", m.Topic));
        Assert.Equal(Enumerable.Range(0, 5000), listener.Messages.Select(m => Counter(m.Text)));
        Assert.Equal($$$"""{"ts":{{{Start.ToUnixTimeMilliseconds()}}},"values":{"energy_import_wh":0}}""", listener.Messages[0].Text);
    }

    [Fact]
    public async Task A_broker_that_ends_in_the_middle_and_comes_back_gets_everything_in_order()
    {
        const int Count = 20_000;
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        await using var publisher = await ConnectAsync(broker.Port);
        var run = new ReplayRun(publisher, "press-1", TimeProvider.System).RunAsync(Points(Count), speed: null, new Progress(), Cancel);
        await Eventually.TrueAsync(() => publisher.Acknowledged > 2000, "the replay is on its way", cancel: Cancel);
        await broker.StopAsync();
        var atTheEnd = publisher.Acknowledged;
        await broker.StartAgainAsync(Cancel);
        await listener.ConnectAsync();
        await run;

        Assert.True(atTheEnd < Count, "the broker must end before the replay does");
        Assert.Equal(Count, publisher.Sent);
        Assert.Equal(Count, publisher.Acknowledged);
        await Eventually.TrueAsync(() => listener.Messages.Select(m => Counter(m.Text)).Distinct().Count() == Count, "everything has arrived", cancel: Cancel);
        Assert.Equal(Enumerable.Range(0, Count), listener.Messages.Select(m => Counter(m.Text)).Distinct());
    }

    [Fact]
    public async Task A_broker_that_is_not_there_or_refuses_is_named_at_once()
    {
        var port = FreePort.Next();
        Assert.Contains($"127.0.0.1:{port}", (await Assert.ThrowsAsync<IOException>(() => ConnectAsync(port))).Message, StringComparison.Ordinal);

        await using var closed = await MosquittoServer.StartAsync("allow_anonymous false", Cancel);
        Assert.Contains("refused the connection: NotAuthorized", (await Assert.ThrowsAsync<IOException>(() => ConnectAsync(closed.Port))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_made_again_ends_the_run_with_what_is_missing()
    {
        var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var publisher = await WindowedPublisher.ConnectAsync(Options(broker.Port), 50, giveUpAfter: TimeSpan.Zero, Cancel);
        await broker.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => new ReplayRun(publisher, "a", TimeProvider.System).RunAsync(Points(500), null, new Progress(), Cancel));
        Assert.Equal(0, publisher.Acknowledged);
    }

    [Fact]
    public async Task The_command_ends_with_0_when_all_is_acknowledged_and_with_1_when_nothing_may_be_published()
    {
        using var folder = new TempFolder();
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        var file = folder.File("data.csv");
        string[] command = ["--csv", file, "--mqtt", $"127.0.0.1:{broker.Port}", "--time-column", "time", "--map", "kwh=energy_import_wh:kwh-per-interval"];
        await File.WriteAllTextAsync(file, "time,kwh\n2026-01-05 00:00,1\n2026-01-05 00:15,?\n", Cancel);
        Assert.Equal(1, await ReplayCommand.RunAsync(command));
        Assert.Equal(1, await ReplayCommand.RunAsync([.. command, "--interval", "often"]));
        Assert.Empty(listener.Messages);

        Assert.Equal(0, await ReplayCommand.RunAsync([.. command, "--skip-bad-rows", "--meter", "line-2"]));
        await Eventually.TrueAsync(() => listener.Messages.Count == 2, "the good row has arrived", cancel: Cancel);
        Assert.All(listener.Messages, m => Assert.Equal("v1/devices/line-2/telemetry", m.Topic));
    }

    [Fact]
    public async Task The_interval_is_the_files_own_unless_given_and_one_that_contradicts_the_file_publishes_nothing()
    {
        using var folder = new TempFolder();
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var listener = await Listener.StartAsync(broker.Port);
        var file = folder.File("data.csv");
        await File.WriteAllTextAsync(file, "time,kwh\n2026-01-05 00:00,1\n2026-01-05 00:30,2\n2026-01-05 01:00,4\n2026-01-05 04:00,8\n", Cancel);
        string[] command = ["--csv", file, "--mqtt", $"127.0.0.1:{broker.Port}", "--time-column", "time", "--map", "kwh=energy_import_wh:kwh-per-interval"];
        Assert.Equal(1, await ReplayCommand.RunAsync([.. command, "--interval", "15m"]));
        Assert.Equal(1, await ReplayCommand.RunAsync([.. command, "--interval", "1h"]));
        Assert.Empty(listener.Messages);

        Assert.Equal(0, await ReplayCommand.RunAsync(command));
        await Eventually.TrueAsync(() => listener.Messages.Count == 6, "all rows have arrived", cancel: Cancel);
        Assert.Equal([0, 1000, 3000, 7000, 7000, 15000], listener.Messages.Select(m => Counter(m.Text)));
    }

    [Fact]
    public async Task A_span_in_which_nothing_lies_is_a_failure()
    {
        using var folder = new TempFolder();
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        var file = folder.File("data.csv");
        await File.WriteAllTextAsync(file, "time,kwh\n2026-01-05 00:00,1\n2026-01-05 00:15,2\n", Cancel);
        string[] command = ["--csv", file, "--mqtt", $"127.0.0.1:{broker.Port}", "--time-column", "time", "--map", "kwh=energy_import_wh:kwh-per-interval"];
        Assert.Equal(1, await ReplayCommand.RunAsync([.. command, "--from", "2027-01-01"]));
        Assert.Equal(1, await ReplayCommand.RunAsync([.. command, "--to", "2026-01-05"]));
        Assert.Equal(0, await ReplayCommand.RunAsync([.. command, "--from", "2026-01-04T24:00"]));
    }

    private static Task<WindowedPublisher> ConnectAsync(int port) => WindowedPublisher.ConnectAsync(Options(port), 200, TimeSpan.FromMinutes(1), Cancel);

    private static MqttClientOptions Options(int port) => new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", port).Build();

    private static IEnumerable<MeterPoint> Points(int count) => Enumerable.Range(0, count).Select(i => new MeterPoint(
        Start.AddMinutes(i), new Dictionary<Quantity, double> { [QuantityCatalogue.EnergyImport] = i }));

    private static int Counter(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("values").GetProperty("energy_import_wh").GetInt32();
    }

    private sealed class Progress : IProgress<long>
    {
        public void Report(long value)
        {
        }
    }
}
