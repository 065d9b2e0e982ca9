using Microsoft.Data.Sqlite;
using Monitoring.Gateway.Health;

namespace Monitoring.Gateway.Buffering;

/// <summary>
/// Gathers messages for some milliseconds and writes them with one sync. The task that <see cref="AppendAsync"/> gives completes when
/// the message is on disk and fails when it is not: only then may it be acknowledged.
/// </summary>
public sealed partial class GroupCommitter(
    MessageBuffer buffer, GatewayOptions options, GatewayMetrics metrics, TimeProvider time, ILogger<GroupCommitter> log) : BackgroundService
{
    private const int MaxOpenMessages = 20_000;
    private static readonly TimeSpan DepthEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly SemaphoreSlim _stored = new(0);
    private OpenGroup _open = new();

    /// <summary>The newest fault of the disk; null when the last group was written.</summary>
    public string? Problem { get; private set; }

    /// <summary>Adds a message to the open group.</summary>
    /// <returns>Completes when the message is on disk.</returns>
    public Task AppendAsync(string topic, ReadOnlyMemory<byte> payload)
    {
        lock (_gate)
        {
            if (_open.Messages.Count >= MaxOpenMessages)
            {
                return Task.FromException(new IOException("the disk does not keep up"));
            }

            _open.Messages.Add(new ReceivedMessage(topic, payload, time.GetUtcNow().ToUnixTimeMilliseconds()));
            if (_open.Messages.Count == 1)
            {
                _work.Release();
            }

            metrics.Received();
            return _open.Stored.Task;
        }
    }

    /// <summary>Waits until a group was stored, at most <paramref name="atMost"/>.</summary>
    public Task<bool> WaitForStoredAsync(TimeSpan atMost, CancellationToken cancel) => _stored.WaitAsync(atMost, cancel);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Run(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken cancel)
    {
        var depthAt = long.MinValue;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                if (!_work.Wait(DepthEvery, cancel))
                {
                    RefreshDepth(ref depthAt);
                    continue;
                }

                // The wait is what makes one sync serve many messages.
                cancel.WaitHandle.WaitOne(options.Buffer.GroupMilliseconds);
            }
            catch (OperationCanceledException)
            {
                break;
            }

            Commit(Take());
            RefreshDepth(ref depthAt);
        }

        Commit(Take());
    }

    private OpenGroup Take()
    {
        lock (_gate)
        {
            (var full, _open) = (_open, new OpenGroup());
            return full;
        }
    }

    private void Commit(OpenGroup group)
    {
        if (group.Messages.Count == 0)
        {
            return;
        }

        try
        {
            if (metrics.Depth.Bytes > options.Buffer.MaxBytes)
            {
                throw new IOException($"the buffer holds more than Gateway:Buffer:MaxBytes ({options.Buffer.MaxBytes} bytes)");
            }

            foreach (var part in group.Messages.Chunk(options.Buffer.GroupMessages))
            {
                buffer.Append(part);
            }

            Problem = null;
            group.Stored.SetResult();
            if (_stored.CurrentCount == 0)
            {
                _stored.Release();
            }
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            if (Problem is null)
            {
                NotStored(log, e);
            }

            Problem = e.Message;
            group.Stored.SetException(e);
        }
    }

    private void RefreshDepth(ref long at)
    {
        if (at != long.MinValue && time.GetElapsedTime(at) < DepthEvery)
        {
            return;
        }

        try
        {
            metrics.Depth = buffer.Depth();
            at = time.GetTimestamp();
        }
        catch (SqliteException e)
        {
            Problem = e.Message;
        }
    }

    [LoggerMessage(LogLevel.Error, "Messages could not be written to the buffer; they are not acknowledged and will come again.")]
    private static partial void NotStored(ILogger log, Exception exception);

    private sealed class OpenGroup
    {
        public List<ReceivedMessage> Messages { get; } = [];

        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
