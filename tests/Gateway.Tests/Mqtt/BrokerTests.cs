using Microsoft.Data.Sqlite;
using Monitoring.Gateway.Tests.Running;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Mqtt;

/// <summary>The gateway behind a real Mosquitto.</summary>
public sealed class BrokerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly FakeIngestor _ingestor = new();

    public BrokerTests() => Assert.SkipUnless(MosquittoServer.Available, MosquittoServer.SkipReason);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _ingestor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _ingestor.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.1.1")]
    public async Task What_is_published_while_the_gateway_is_away_arrives_afterwards(string version)
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        string[] settings = [.. Settings(broker), $"--Gateway:Mqtt:ProtocolVersion={version}"];
        await using (var first = await GatewayHost.StartAsync(_folder.Path, _ingestor.Url, settings))
        {
            await ConnectedAsync(first);
        }

        await using (var meter = await Publisher.ConnectAsync(broker.Port))
        {
            await meter.PublishAsync("v1/devices/a/telemetry", """{"ts":1767571200000,"active_power_w":1}""", Cancel);
        }

        await using var second = await GatewayHost.StartAsync(_folder.Path, _ingestor.Url, settings);
        await Eventually.TrueAsync(() => _ingestor.Lines.Count == 1, "the message arrives", cancel: Cancel);
    }

    [Fact]
    public async Task A_broker_that_restarts_is_found_again()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var gateway = await GatewayHost.StartAsync(_folder.Path, _ingestor.Url, Settings(broker));
        await ConnectedAsync(gateway);
        await broker.StopAsync();
        await Eventually.TrueAsync(async () => (await gateway.MetricsAsync()).Contains("gateway_broker_connected{otel_scope_name=\"Monitoring.Gateway\"} 0", StringComparison.Ordinal), "the loss is seen", cancel: Cancel);
        await broker.StartAgainAsync(Cancel);
        await ConnectedAsync(gateway);
        await using var meter = await Publisher.ConnectAsync(broker.Port);
        await meter.PublishAsync("v1/devices/a/telemetry", """{"active_power_w":1}""", Cancel);
        await Eventually.TrueAsync(() => _ingestor.Lines.Count == 1, "the message arrives", cancel: Cancel);
    }

    [Fact]
    public async Task A_message_that_could_not_be_stored_is_not_acknowledged_and_comes_again()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var gateway = await GatewayHost.StartAsync(_folder.Path, _ingestor.Url, Settings(broker));
        await ConnectedAsync(gateway);
        await using var meter = await Publisher.ConnectAsync(broker.Port);

        // Another connection holds the buffer's write lock, so that no group can be committed.
        using (var block = new SqliteConnection($"Data Source={_folder.File("buffer.db")};Pooling=False"))
        {
            block.Open();
            using var begin = block.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            await meter.PublishAsync("v1/devices/a/telemetry", """{"ts":1767571200000,"active_power_w":1}""", Cancel);
            await Eventually.TrueAsync(async () => (await gateway.MetricsAsync()).Contains("gateway_messages_received_total", StringComparison.Ordinal), "the gateway has the message", cancel: Cancel);
            Assert.DoesNotContain("gateway_messages_acknowledged_total", await gateway.MetricsAsync(), StringComparison.Ordinal);
            Assert.Empty(_ingestor.Lines);
        }

        await Eventually.TrueAsync(() => !_ingestor.Lines.IsEmpty, "the message arrives", TimeSpan.FromSeconds(60), Cancel);
        await Eventually.TrueAsync(async () => (await gateway.MetricsAsync()).Contains("gateway_messages_acknowledged_total", StringComparison.Ordinal), "it is acknowledged", cancel: Cancel);
    }

    [Fact]
    public async Task A_value_that_the_broker_retains_is_never_a_new_reading()
    {
        await using var broker = await MosquittoServer.StartAsync(cancel: Cancel);
        await using var meter = await Publisher.ConnectAsync(broker.Port);
        await meter.PublishAsync("v1/devices/a/telemetry", """{"active_power_w":33}""", Cancel, retain: true);
        await using var gateway = await GatewayHost.StartAsync(_folder.Path, _ingestor.Url, Settings(broker));
        await Eventually.TrueAsync(async () => (await gateway.MetricsAsync()).Contains("reason=\"retained\"", StringComparison.Ordinal), "it is counted", cancel: Cancel);
        await meter.PublishAsync("v1/devices/b/telemetry", """{"active_power_w":1}""", Cancel);
        await Eventually.TrueAsync(() => _ingestor.Lines.Count == 1, "the live value arrives", cancel: Cancel);
        Assert.Contains("meter=b", _ingestor.Lines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_the_broker_it_asks_for_its_user_and_password()
    {
        var port = FreePort.Next();
        await using var gateway = await GatewayHost.StartAsync(
            _folder.Path, _ingestor.Url, $"--Gateway:Mqtt:Listen=127.0.0.1:{port}", "--Gateway:Mqtt:User=meter", "--Gateway:Mqtt:Password=secret");
        await Assert.ThrowsAnyAsync<Exception>(() => Publisher.ConnectAsync(port));
        await Assert.ThrowsAnyAsync<Exception>(() => Publisher.ConnectAsync(port, "meter", "wrong"));
        await using var good = await Publisher.ConnectAsync(port, "meter", "secret");
        await good.PublishAsync("v1/devices/a/telemetry", """{"active_power_w":1}""", Cancel);
        await Eventually.TrueAsync(() => _ingestor.Lines.Count == 1, "the message arrives", cancel: Cancel);
    }

    [Fact]
    public async Task As_the_broker_it_acknowledges_only_what_is_on_disk()
    {
        var port = FreePort.Next();
        await using var gateway = await GatewayHost.StartAsync(_folder.Path, _ingestor.Url, $"--Gateway:Mqtt:Listen=127.0.0.1:{port}");
        await using var meter = await Publisher.ConnectAsync(port);
        Task published;
        using (var block = new SqliteConnection($"Data Source={_folder.File("buffer.db")};Pooling=False"))
        {
            // The lock can be taken only once the gateway has made its file.
            await Eventually.TrueAsync(() => File.Exists(_folder.File("buffer.db")), "the buffer is there", cancel: Cancel);
            block.Open();
            using var begin = block.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            published = meter.PublishAsync("v1/devices/a/telemetry", """{"active_power_w":1}""", Cancel);
            await Eventually.TrueAsync(async () => (await gateway.MetricsAsync()).Contains("gateway_messages_received_total", StringComparison.Ordinal), "the gateway has the message", cancel: Cancel);
            Assert.False(published.IsCompleted);
        }

        await published.WaitAsync(TimeSpan.FromSeconds(60), Cancel);
    }

    [Fact]
    public async Task A_taken_port_stops_the_start_and_names_the_setting()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        var error = await Assert.ThrowsAsync<IOException>(() => GatewayHost.StartAsync(_folder.Path, _ingestor.Url, $"--Gateway:Mqtt:Listen=127.0.0.1:{port}"));
        Assert.Contains("Gateway:Mqtt:Listen", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        var error = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => GatewaySetup.Build([
            "--Gateway:Mqtt:Port=0", "--Gateway:Mqtt:ProtocolVersion=4", "--Gateway:Ingestor:Url=nowhere"]));
        foreach (var key in (string[])["Gateway:Mqtt:Port", "Gateway:Mqtt:ProtocolVersion", "Gateway:Ingestor:Url", "Gateway:Ingestor:Key"])
        {
            Assert.Contains(error.Failures, f => f.Contains(key, StringComparison.Ordinal));
        }
    }

    private static string[] Settings(MosquittoServer broker) => ["--Gateway:Mqtt:Host=127.0.0.1", $"--Gateway:Mqtt:Port={broker.Port}"];

    private static Task ConnectedAsync(GatewayHost gateway) => Eventually.TrueAsync(
        async () => (await gateway.MetricsAsync()).Contains("gateway_broker_connected{otel_scope_name=\"Monitoring.Gateway\"} 1", StringComparison.Ordinal),
        "the gateway is connected",
        cancel: Cancel);
}
