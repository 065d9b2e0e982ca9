using System.Net;
using System.Net.Sockets;
using Monitoring.Gateway.Mqtt;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Starting;
using Monitoring.Support;
using MQTTnet;
using MQTTnet.Formatter;

namespace Monitoring.Gateway.Tests.Mqtt;

public sealed class PlantBrokerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private FakeIngestor _ingestor = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ingestor = await FakeIngestor.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _ingestor.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311, 1)]
    [InlineData(MqttProtocolVersion.V500, 1)]
    [InlineData(MqttProtocolVersion.V500, 2)]
    public async Task A_publisher_gets_no_acknowledgement_before_its_message_is_on_disk(MqttProtocolVersion version, int qos)
    {
        await using var gateway = await StartAsync();
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel, version: version);
        Task published;
        using (new BufferLock(_folder.Path))
        {
            published = publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel, qos);
            await Eventually.TrueAsync(() => gateway.Counters.MessagesReceived == 1, "the gateway has the message", cancel: Cancel);
            await Assert.ThrowsAsync<TimeoutException>(() => published.WaitAsync(TimeSpan.FromSeconds(1), Cancel));
            Assert.Equal(0, gateway.Counters.MessagesAcknowledged);
        }

        await published.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        Assert.Equal(1, gateway.Counters.MessagesAcknowledged);
    }

    [Fact]
    public async Task A_failed_commit_ends_the_connection_without_acknowledgement()
    {
        await using var gateway = await StartAsync();
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        Task published;
        using (new BufferLock(_folder.Path))
        {
            published = publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel);
            await Eventually.TrueAsync(() => !publisher.IsConnected, "the connection ends", cancel: Cancel);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => published);
        Assert.Equal(0, gateway.Counters.MessagesAcknowledged);
        await using var again = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await again.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task A_publisher_without_a_client_id_gets_one(MqttProtocolVersion version)
    {
        await using var gateway = await StartAsync();
        await using var first = await Publisher.ConnectAsync(gateway.ListenPort, Cancel, version: version, clientId: "", clean: true);
        await using var second = await Publisher.ConnectAsync(gateway.ListenPort, Cancel, version: version, clientId: "", clean: true);
        await first.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        await second.PublishAsync("b/telemetry", """{"active_power_w":1}""", Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
        Assert.Equal(2, gateway.Counters.MessagesAcknowledged);
    }

    [Fact]
    public async Task A_subscriber_is_refused_and_not_left_waiting()
    {
        await using var gateway = await StartAsync();
        await using var client = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        Assert.Equal(MqttClientSubscribeResultCode.UnspecifiedError, await client.SubscribeAsync("#", Cancel));
        await client.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }

    [Fact]
    public async Task A_publisher_that_returns_to_its_session_is_not_acknowledged_for_an_older_message()
    {
        await using var gateway = await StartAsync();
        var first = await Publisher.ConnectAsync(gateway.ListenPort, Cancel, clientId: "meter");
        for (var i = 0; i < 3; i++)
        {
            await first.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel);
        }

        _ = first.PublishAsync("a/telemetry", """{"active_power_w":2}""", Cancel).ContinueWith(t => t.Exception, TaskScheduler.Default);
        await first.DisposeAsync(); // gone before its acknowledgement
        await using var second = await Publisher.ConnectAsync(gateway.ListenPort, Cancel, clientId: "meter");
        await Eventually.TrueAsync(() => gateway.Counters.GroupsCommitted > 0, "the older messages are on disk", cancel: Cancel);
        using (new BufferLock(_folder.Path))
        {
            var published = second.PublishAsync("a/telemetry", """{"active_power_w":3}""", Cancel);
            await Assert.ThrowsAsync<TimeoutException>(() => published.WaitAsync(TimeSpan.FromSeconds(1), Cancel));
            _ = published.ContinueWith(t => t.Exception, TaskScheduler.Default);
        }
    }

    [Fact]
    public async Task A_publisher_with_many_in_flight_shares_commits()
    {
        await using var gateway = await StartAsync();
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel)));

        Assert.Equal(2000, gateway.Counters.MessagesAcknowledged);
        Assert.InRange(gateway.Counters.GroupsCommitted, 1, 400);
    }

    [Fact]
    public async Task A_qos_0_message_is_taken_too_and_a_retained_one_is_a_live_value()
    {
        await using var gateway = await StartAsync();
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);

        await publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel, qos: 0);
        await publisher.PublishAsync("b/telemetry", """{"active_power_w":2}""", Cancel, retain: true);

        await Eventually.TrueAsync(() => _ingestor.Stored.Count == 2, "both arrive", cancel: Cancel);
        Assert.Equal(0, gateway.Undecodable("retained"));
    }

    [Fact]
    public async Task With_a_user_set_only_the_right_password_may_publish()
    {
        await using var gateway = await StartAsync("--Gateway:Mqtt:User=plant", "--Gateway:Mqtt:Password=secret");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Publisher.ConnectAsync(gateway.ListenPort, Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Publisher.ConnectAsync(gateway.ListenPort, Cancel, "plant", "wrong"));
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel, "plant", "secret");
        await publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel);
    }

    [Fact]
    public async Task A_taken_port_stops_the_start_and_names_the_setting()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<StartException>(() => TestGateway.StartAsync(
            _folder.Path, _ingestor.Url, $"--Gateway:Mqtt:Listen=127.0.0.1:{port}"));

        Assert.Contains($"Gateway:Mqtt:Listen is '127.0.0.1:{port}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_buffer_takes_nothing_more_and_says_so_until_something_was_forwarded()
    {
        _ingestor.Respond = _ => new FakeIngestor.Answer(503);
        await using var gateway = await StartAsync("--Gateway:Buffer:MaxMegabytes=1");
        var random = new Random(1);
        var sent = 0;
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
            for (; sent < 1000; sent++)
            {
                var noise = Convert.ToBase64String(Enumerable.Range(0, 20_000).Select(_ => (byte)random.Next(256)).ToArray());
                await publisher.PublishAsync("a/telemetry", $$"""{"active_power_w":{{sent}},"note":"{{noise}}"}""", Cancel).WaitAsync(TimeSpan.FromSeconds(10), Cancel);
            }
        });
        Assert.InRange(sent, 10, 200);
        Assert.Equal(sent, gateway.Buffer.State.Messages);
        await Assert.ThrowsAnyAsync<Exception>(() => Publisher.ConnectAsync(gateway.ListenPort, Cancel));
        Assert.Contains("buffer is full", await (await gateway.Http.GetAsync("/healthz", Cancel)).Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        _ingestor.Respond = _ => new FakeIngestor.Answer(204);
        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        await using var later = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await later.PublishAsync("a/telemetry", """{"active_power_w":5}""", Cancel);
    }

    [Theory]
    [InlineData(new byte[] { 0x10, 0xff, 0xff, 0xff, 0x7f })]
    [InlineData(new byte[] { 0x10, 0xff, 0xff, 0xff, 0xff, 0x01 })]
    [InlineData(new byte[] { 0x10, 0x81, 0x80, 0x08 })] // 128 KiB and a byte, for a log-in
    public async Task A_log_in_of_absurd_length_ends_the_connection_before_memory_is_taken_for_it(byte[] announced)
    {
        await using var gateway = await StartAsync("--Gateway:Mqtt:User=plant", "--Gateway:Mqtt:Password=secret");
        var before = GC.GetTotalAllocatedBytes();
        for (var i = 0; i < 6; i++)
        {
            using var raw = await RawPublisher.OpenAsync(gateway.ListenPort, Cancel);
            await raw.SendAsync(announced, Cancel);
            Assert.Empty(await raw.ReceiveAsync(1, Cancel));
        }

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 20 << 20);
    }

    [Fact]
    public async Task A_message_of_megabytes_is_taken_and_one_beyond_reason_ends_the_connection()
    {
        await using var gateway = await StartAsync();
        using var raw = await RawPublisher.ConnectAsync(gateway.ListenPort, Cancel);
        await raw.PublishAsync([.. "a/telemetry"u8], new byte[4_000_000], Cancel);
        await Eventually.TrueAsync(() => gateway.Undecodable("payload_too_large") == 1, "it is counted", cancel: Cancel);

        await raw.SendAsync([0x32, 0xff, 0xff, 0xff, 0x7f], Cancel);
        Assert.Empty(await raw.ReceiveAsync(1, Cancel));
    }

    [Fact]
    public async Task However_many_connections_do_not_log_in_a_meter_gets_in()
    {
        await using var gateway = await StartAsync();
        var silent = new List<RawPublisher>();
        for (var i = 0; i < PublisherListener.MaxWaiting + 20; i++)
        {
            silent.Add(await RawPublisher.OpenAsync(gateway.ListenPort, Cancel));
        }

        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await publisher.PublishAsync("a/telemetry", """{"active_power_w":1}""", Cancel);

        Assert.Empty(await silent[0].ReceiveAsync(1, Cancel)); // it had waited longest
        silent.ForEach(s => s.Dispose());
    }

    private Task<TestGateway> StartAsync(params string[] settings) =>
        TestGateway.StartAsync(_folder.Path, _ingestor.Url, ["--Gateway:Mqtt:Listen=127.0.0.1:0", .. settings]);
}
