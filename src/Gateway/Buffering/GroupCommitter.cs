using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using Monitoring.Gateway.Health;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Collects messages of all connections into groups and writes one group per transaction on its own thread: a group is closed when it is
/// large enough or its first message has waited long enough, so one fsync serves many messages.
/// </summary>
internal sealed class GroupCommitter : IHostedService
{
    internal const int MaxMessages = 256;
    internal const int MaxBytes = 1 << 20;
    internal static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(10);

    /// <summary>Bytes that may wait in memory for the disk.</summary>
    internal const long MaxUnwritten = 32 << 20;

    private readonly MessageBuffer _buffer;
    private readonly BufferOptions _options;
    private readonly GatewayCounters _counters;
    private readonly KnownTime _known;
    private readonly TimeProvider _time;
    private readonly ArrivalClock _arrival;
    private readonly ILogger _logger;
    private readonly object _gate = new();
    private readonly Queue<MessageGroup> _closed = new();
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _memory = [];
    private readonly GroupCompression _compression = new();
    private Thread? _thread;
    private MessageGroup _open;
    private long _openSince;
    private long _unwritten;
    private bool _stopping;

    public GroupCommitter(
        MessageBuffer buffer, BufferOptions options, GatewayCounters counters, KnownTime known, TimeProvider time, ILogger<GroupCommitter> logger)
    {
        _buffer = buffer;
        _options = options;
        _counters = counters;
        _known = known;
        _time = time;
        _arrival = new ArrivalClock(time);
        _logger = logger;
        _open = NewGroup();
    }

    /// <summary>True while the disk is so far behind that memory would fill up.</summary>
    internal bool IsBehind => Interlocked.Read(ref _unwritten) > MaxUnwritten;

    /// <summary>True while nothing more may be taken because the buffer has reached its size limit.</summary>
    internal bool IsFull => _buffer.IsFull;

    /// <summary>Puts a message into the open group. The result says when, and whether, it is on disk.</summary>
    internal Task<bool> Add(string topic, in ReadOnlySequence<byte> payload, Waited? waited = null)
    {
        Interlocked.Increment(ref _counters.MessagesReceived);
        lock (_gate)
        {
            var before = _open.Bytes;
            var received = _arrival.Stamp(topic);
            _open.Add(received, topic, payload, _options.MaxPayloadBytes, _known.IsBehind(received) ? MessageFlags.ClockBehind : MessageFlags.None, waited);
            Interlocked.Add(ref _unwritten, _open.Bytes - before);
            var group = _open;
            if (group.Count >= MaxMessages || group.Bytes >= MaxBytes)
            {
                _closed.Enqueue(group);
                _open = NewGroup();
                Monitor.Pulse(_gate);
            }
            else if (group.Count == 1)
            {
                _openSince = Stopwatch.GetTimestamp();
                Monitor.Pulse(_gate);
            }

            return group.OnDisk;
        }
    }

    /// <summary>Waits until memory is free again; senders wait with it, which slows them down instead of losing anything.</summary>
    internal async Task WaitForRoomAsync(CancellationToken cancel)
    {
        while (IsBehind)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), _time, cancel);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _buffer.Open();
        _thread = new Thread(Run) { Name = "gateway group commit", IsBackground = true };
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join();
        _compression.Dispose();
        return Task.CompletedTask;
    }

    private void Run()
    {
        while (Next() is { } group)
        {
            var onDisk = Write(group);
            Interlocked.Add(ref _unwritten, -group.Bytes);
            var memory = group.End(onDisk);
            memory.ResetWrittenCount();
            _memory.Add(memory);
        }
    }

    /// <summary>The next group to write; null when the gateway stops and nothing is left.</summary>
    private MessageGroup? Next()
    {
        lock (_gate)
        {
            while (true)
            {
                if (_closed.TryDequeue(out var closed))
                {
                    return closed;
                }

                if (_open.Count == 0)
                {
                    if (_stopping)
                    {
                        return null;
                    }

                    Monitor.Wait(_gate);
                    continue;
                }

                var left = MaxWait - Stopwatch.GetElapsedTime(_openSince);
                if (_stopping || left <= TimeSpan.Zero)
                {
                    var due = _open;
                    _open = NewGroup();
                    return due;
                }

                Monitor.Wait(_gate, left + TimeSpan.FromMilliseconds(1)); // rounded up: Wait cuts to whole milliseconds
            }
        }
    }

    private bool Write(MessageGroup group)
    {
        try
        {
            _buffer.Append(_compression.Pack(group.Content), group.Count, group.Bytes, group.OldestMs);
            Interlocked.Increment(ref _counters.GroupsCommitted);
            return true;
        }
        catch (Exception e) // whatever it is, memory running out too: not acknowledged, and the next group may be written
        {
            Interlocked.Increment(ref _counters.CommitsFailed);
            _logger.CommitFailed(e, group.Count);
            return false;
        }
    }

    private MessageGroup NewGroup() => new(_memory.TryTake(out var memory) ? memory : new ArrayBufferWriter<byte>(1 << 16));
}
