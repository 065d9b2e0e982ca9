using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.LineProtocol;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Tests.Buffering;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Forwarding;

/// <summary>The whole gateway, listening, against a real HTTP server in the Ingestor's place.</summary>
public sealed class ForwarderTests : IAsyncLifetime
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

    [Fact]
    public async Task A_reading_arrives_as_line_protocol_with_the_key_and_its_group_is_deleted()
    {
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, ("press-3", 1));

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Equal(["readings,meter=press-3 active_power_w=1 1700000000001"], _ingestor.Stored.Keys);
        Assert.Equal(new FakeIngestor.HttpHeadersSeen("Token test-key", "?precision=ms"), _ingestor.LastHeaders);
        Assert.Equal(1, gateway.Counters.LinesForwarded);
    }

    [Fact]
    public async Task Every_write_says_how_much_waits_and_what_the_clock_reads()
    {
        _ingestor.Respond = _ => new FakeIngestor.Answer(503);
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 20).Select(i => ("m", i))]);

        await Eventually.TrueAsync(() => _ingestor.LastReport?.WaitingMessages == 20, "twenty messages are said to wait", cancel: Cancel);
        Assert.InRange(_ingestor.LastReport!.OldestAge, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.InRange(TimeProvider.System.GetUtcNow() - _ingestor.LastReport.Clock, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Refused_lines_go_to_quarantine_with_the_reason_and_the_rest_is_stored()
    {
        _ingestor.Respond = lines =>
        {
            var refused = lines.Select((l, i) => new RefusedLine(i + 1, l, "too old")).Where(r => r.Text.Contains("=13 ", StringComparison.Ordinal)).ToArray();
            return refused.Length == 0
                ? new FakeIngestor.Answer(204)
                : new FakeIngestor.Answer(400, JsonSerializer.Serialize(new WriteError("invalid", "partial write", refused)))
                {
                    StoredLines = Enumerable.Range(1, lines.Length).Except(refused.Select(r => r.Line)).ToHashSet(),
                };
        };
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 40).Select(i => ("m", i))]);

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Equal(39, _ingestor.Stored.Count);
        Assert.Equal([new QuarantinedLine("readings,meter=m active_power_w=13 1700000000013", "too old")], RefusedTable.Read(gateway.BufferFile));
        Assert.Equal((39, 1), (gateway.Counters.LinesForwarded, gateway.Counters.LinesRefused));
    }

    [Fact]
    public async Task Lines_ahead_of_the_ingestors_clock_are_held_and_both_clocks_named_until_one_is_set()
    {
        _ingestor.Respond = lines => RefuseAll(lines, RefusedLine.TimeAhead);
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 20).Select(i => ("m", i))]);

        await Eventually.TrueAsync(() => gateway.IngestorProblem is not null, "the problem is said", cancel: Cancel);
        Assert.Matches("the clocks differ: the Ingestor's reads 20.+Z, this gateway's 20.+Z", gateway.IngestorProblem);
        Assert.Equal(20, gateway.Buffer.State.Messages);
        Assert.Empty(RefusedTable.Read(gateway.BufferFile));
        _ingestor.Respond = _ => new FakeIngestor.Answer(204);
        await Eventually.TrueAsync(() => _ingestor.Stored.Count == 20 && gateway.IngestorProblem is null, "everything arrives", cancel: Cancel);
    }

    [Fact]
    public async Task A_line_ahead_of_both_clocks_is_refused_for_good_and_holds_nothing()
    {
        await using var gateway = await StartAsync();
        _ingestor.Respond = lines => RefuseAll(lines, RefusedLine.TimeAhead);
        var ahead = new MessageGroup(new ArrayBufferWriter<byte>()); // received before this clock was set back
        ahead.Add(4_000_000_000_000, "a/telemetry", new ReadOnlySequence<byte>("""{"active_power_w":1}"""u8.ToArray()), 1000);
        using var compression = new GroupCompression();
        gateway.Buffer.Append(compression.Pack(ahead.Content), 1, ahead.Bytes, 1);

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Equal("readings,meter=a active_power_w=1 4000000000000", Assert.Single(RefusedTable.Read(gateway.BufferFile)).Line);
    }

    [Fact]
    public async Task While_this_clock_is_known_to_be_behind_no_line_is_refused_for_good_because_it_is_ahead()
    {
        var now = TimeProvider.System.GetUtcNow();
        using (var before = new TestBuffer(_folder.Path, new FakeTimeProvider(now.AddDays(30))))
        {
            before.Append(1, "the clock has read this time");
        }

        _ingestor.Respond = lines => RefuseAll(lines, RefusedLine.TimeAhead); // on the same machine, behind as well
        await using var gateway = await StartAsync();
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await publisher.PublishAsync("a/telemetry", $$$"""{"ts":{{{now.AddDays(31).ToUnixTimeMilliseconds()}}},"values":{"active_power_w":1}}""", Cancel);

        await Eventually.TrueAsync(() => gateway.IngestorProblem?.Contains("clocks differ", StringComparison.Ordinal) == true, "the problem is said", cancel: Cancel);
        Assert.Equal(1, gateway.Buffer.State.Messages);
        Assert.Empty(RefusedTable.Read(gateway.BufferFile));
    }

    [Fact]
    public async Task What_the_quarantine_has_no_room_for_is_counted_and_said()
    {
        _ingestor.Respond = lines => RefuseAll(lines, code: null);
        await using var gateway = await StartAsync();
        gateway.Buffer.Complete(0, [.. Enumerable.Range(0, RefusedTable.Limit).Select(i => new QuarantinedLine($"l{i}", "r"))]);
        await PublishAsync(gateway, ("m", 1), ("m", 2));

        await Eventually.TrueAsync(() => gateway.Counters.LinesRefused == 2, "both are refused", cancel: Cancel);
        Assert.Matches(@"(?m)^gateway_quarantine_dropped_total(\{[^}]*\})? 2\r?$", await gateway.Http.GetStringAsync("/metrics", Cancel));
        Assert.Contains("2 refused line(s) were lost", await gateway.Http.GetStringAsync("/healthz", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Gateway:Ingestor:Key")]
    [InlineData(403, "Gateway:Ingestor:Key")]
    [InlineData(404, "Gateway:Ingestor:Url")]
    [InlineData(500, "500")]
    [InlineData(200, "200")]
    public async Task Anything_but_stored_is_held_and_said_and_delivered_once_the_cause_is_gone(int status, string said)
    {
        _ingestor.Respond = _ => new FakeIngestor.Answer(status, "<html>log in</html>");
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, ("m", 1));

        await Eventually.TrueAsync(() => gateway.IngestorProblem?.Contains(said, StringComparison.Ordinal) == true, "the problem is said", cancel: Cancel);
        Assert.Equal(1, gateway.Buffer.State.Messages);
        _ingestor.Respond = _ => new FakeIngestor.Answer(204);
        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Single(_ingestor.Stored);
        Assert.Null(gateway.IngestorProblem);
    }

    [Fact]
    public async Task Too_large_requests_are_halved_until_they_pass()
    {
        _ingestor.Respond = lines => new FakeIngestor.Answer(lines.Length > 10 ? 413 : 204);
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 100).Select(i => ("m", i))]);

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Equal(100, _ingestor.Stored.Count);
        Assert.Empty(RefusedTable.Read(gateway.BufferFile));
    }

    [Fact]
    public async Task A_line_too_large_even_alone_is_quarantined_and_blocks_nothing()
    {
        _ingestor.Respond = lines => new FakeIngestor.Answer(lines.Any(l => l.Contains("=7 ", StringComparison.Ordinal)) ? 413 : 204);
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 20).Select(i => ("m", i))]);

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Equal(19, _ingestor.Stored.Count);
        Assert.Single(RefusedTable.Read(gateway.BufferFile));
    }

    [Fact]
    public async Task A_refusal_that_names_no_line_is_isolated_without_losing_a_good_one()
    {
        _ingestor.Respond = lines => lines.Any(l => l.Contains("=7 ", StringComparison.Ordinal))
            ? new FakeIngestor.Answer(400, "something is wrong")
            : new FakeIngestor.Answer(204);
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 100).Select(i => ("m", i))]);

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Equal(99, _ingestor.Stored.Count);
        Assert.Equal([new QuarantinedLine("readings,meter=m active_power_w=7 1700000000007", "something is wrong")], RefusedTable.Read(gateway.BufferFile));
    }

    [Fact]
    public async Task A_server_that_refuses_every_line_gets_nothing_quarantined()
    {
        _ingestor.Respond = _ => new FakeIngestor.Answer(400, "<html>bad gateway</html>");
        await using var gateway = await StartAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 30).Select(i => ("m", i))]);

        await Eventually.TrueAsync(() => gateway.IngestorProblem?.Contains("refuses every line", StringComparison.Ordinal) == true, "the problem is said", cancel: Cancel);
        Assert.Equal(30, gateway.Buffer.State.Messages);
        Assert.Empty(RefusedTable.Read(gateway.BufferFile));
    }

    [Fact]
    public async Task What_waited_during_an_outage_is_delivered_without_new_input()
    {
        await using var gateway = await StartAsync();
        await _ingestor.StopAsync();
        await PublishAsync(gateway, [.. Enumerable.Range(0, 50).Select(i => ("m", i))]);
        await Eventually.TrueAsync(() => gateway.Counters.RequestsFailed > 0, "a request fails", cancel: Cancel);
        Assert.Equal(50, gateway.Buffer.State.Messages);

        await _ingestor.StartAgainAsync();

        await Eventually.TrueAsync(() => _ingestor.Stored.Count == 50, "everything arrives", cancel: Cancel);
        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
    }

    [Fact]
    public async Task Messages_without_any_reading_do_not_block_the_buffer_and_are_counted_once()
    {
        await using var gateway = await StartAsync();
        await using (var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel))
        {
            await publisher.PublishAsync("who/knows", "?", Cancel);
        }

        await Eventually.TrueAsync(() => gateway.Buffer.State.Messages == 0, "the buffer empties", cancel: Cancel);
        Assert.Empty(_ingestor.Requests);
        Assert.Equal(1, gateway.Undecodable("unknown_topic"));
    }

    [Fact]
    public async Task Undecodable_messages_are_counted_once_however_often_their_batch_is_sent()
    {
        _ingestor.Respond = _ => new FakeIngestor.Answer(500);
        await using var gateway = await StartAsync();
        await using (var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel))
        {
            await publisher.PublishAsync("who/knows", "?", Cancel);
            await publisher.PublishAsync("m/telemetry", """{"active_power_w":1}""", Cancel);
        }

        await Eventually.TrueAsync(() => gateway.Counters.RequestsFailed >= 2, "the batch is sent again", cancel: Cancel);
        Assert.Equal(1, gateway.Undecodable("unknown_topic"));
        Assert.Equal(1, Assert.Single(gateway.Samples.Read()).Count);
    }

    [Fact]
    public async Task A_group_that_cannot_be_decoded_is_kept_aside_and_does_not_hold_the_others()
    {
        await using var gateway = await StartAsync();
        using var compression = new GroupCompression();
        var nonsense = Enumerable.Repeat((byte)0xfe, 100).ToArray(); // its lengths point outside
        gateway.Buffer.Append(compression.Pack(nonsense), 1, nonsense.Length, 1_700_000_000_000);
        await PublishAsync(gateway, ("m", 1));

        await Eventually.TrueAsync(() => gateway.Buffer.State is { Messages: 0, DamagedGroups: 1 }, "the buffer empties", cancel: Cancel);
        Assert.Single(_ingestor.Stored);
        Assert.Contains("1 damaged group(s)", await gateway.Http.GetStringAsync("/healthz", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_stops_forwarding_is_said_until_it_goes_on()
    {
        await using var gateway = await StartAsync();
        BufferLock? stuck = null;
        _ingestor.Respond = _ =>
        {
            stuck ??= new BufferLock(_folder.Path); // stored, but the group cannot be deleted
            return new FakeIngestor.Answer(204);
        };
        await PublishAsync(gateway, ("m", 1));

        await Eventually.TrueAsync(() => gateway.ForwardingProblem is not null, "the failure is said", cancel: Cancel);
        stuck!.Dispose();
        await Eventually.TrueAsync(() => gateway.ForwardingProblem is null && gateway.Buffer.State.Messages == 0, "it goes on", cancel: Cancel);
    }

    private static FakeIngestor.Answer RefuseAll(string[] lines, string? code) => new(
        400, JsonSerializer.Serialize(new WriteError("invalid", "partial write", [.. lines.Select((l, i) => new RefusedLine(i + 1, l, "refused", code))])));

    private Task<TestGateway> StartAsync() => TestGateway.StartAsync(_folder.Path, _ingestor.Url, "--Gateway:Mqtt:Listen=127.0.0.1:0");

    private static async Task PublishAsync(TestGateway gateway, params (string Meter, int Value)[] readings)
    {
        await using var publisher = await Publisher.ConnectAsync(gateway.ListenPort, Cancel);
        await Task.WhenAll(readings.Select(r => publisher.PublishAsync(
            $"{r.Meter}/telemetry", $$$"""{"ts":{{{1_700_000_000_000 + r.Value}}},"values":{"active_power_w":{{{r.Value}}}}}""", Cancel)));
    }
}
