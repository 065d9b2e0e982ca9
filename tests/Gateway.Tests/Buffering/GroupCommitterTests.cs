using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Gateway.Buffering;
using Monitoring.Gateway.Health;
using Monitoring.Gateway.Tests.Servers;
using Monitoring.Support;

namespace Monitoring.Gateway.Tests.Buffering;

public sealed class GroupCommitterTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly GatewayCounters _counters = new();
    private readonly TestBuffer _buffer;
    private readonly GroupCommitter _committer;

    public GroupCommitterTests()
    {
        _buffer = new TestBuffer(_folder.Path);
        _committer = new GroupCommitter(_buffer.Buffer, new BufferOptions(), _counters, _buffer.Known, TimeProvider.System, NullLogger<GroupCommitter>.Instance);
    }

    public async ValueTask InitializeAsync() => await _committer.StartAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _committer.StopAsync(CancellationToken.None);
        _buffer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_single_message_is_written_without_waiting_for_more()
    {
        Assert.True(await Add("a"));
        Assert.Equal(["a"], _buffer.Payloads());
    }

    [Fact]
    public async Task Many_messages_share_a_few_transactions_and_keep_their_order()
    {
        var payloads = Enumerable.Range(0, 5000).Select(i => $"m{i}").ToArray();

        var written = await Task.WhenAll(payloads.Select(Add));

        Assert.DoesNotContain(false, written);
        Assert.Equal(payloads, _buffer.Payloads());
        Assert.InRange(_counters.GroupsCommitted, 5000 / GroupCommitter.MaxMessages, 400);
    }

    [Fact]
    public async Task A_group_that_cannot_be_written_says_so()
    {
        Task<bool> onDisk;
        using (new BufferLock(_folder.Path))
        {
            onDisk = Add("a");
            Assert.False(await onDisk);
        }

        Assert.True(await Add("b"));
        Assert.Equal(["b"], _buffer.Payloads());
    }

    [Fact]
    public async Task Stopping_writes_what_was_taken()
    {
        var onDisk = Add("last");
        await _committer.StopAsync(CancellationToken.None);

        Assert.True(await onDisk);
        Assert.Equal(["last"], _buffer.Payloads());
    }

    [Fact]
    public async Task Of_a_payload_that_is_too_large_only_the_beginning_is_kept()
    {
        Assert.True(await Add(new string('x', 1_000_000)));
        Assert.Equal([new string('x', StoredMessage.CutBytes)], _buffer.Payloads());
    }

    private Task<bool> Add(string payload) =>
        _committer.Add("t", new ReadOnlySequence<byte>(System.Text.Encoding.UTF8.GetBytes(payload)));
}
