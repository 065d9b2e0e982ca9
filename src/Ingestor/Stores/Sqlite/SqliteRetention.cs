namespace Monitoring.Ingestor.Stores.Sqlite;

/// <summary>
/// Removes readings from the embedded store that are older than the retention, in steps so small that writes hardly wait.
/// The age of a reading is counted to the newest one of its series, not to the clock: a clock that jumps removes nothing, and the
/// history of another year can be read in at any time.
/// </summary>
public sealed partial class SqliteRetention(SqliteReadingStore store, IngestorOptions options, TimeProvider time, ILogger<SqliteRetention> log) : BackgroundService
{
    // Some milliseconds of work; then whoever waits to write has its turn.
    private const int StepReadings = 5000;

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.RawRetentionDays == 0)
        {
            return;
        }

        try
        {
            while (true)
            {
                try
                {
                    await RemoveAsync(stoppingToken);
                }
                catch (StoreUnavailableException e)
                {
                    Failed(log, e.Message);
                }

                await Task.Delay(Round, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is removed after the next start.
        }
    }

    /// <summary>Removes what is too old now.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        // Looking for them takes no write lock, and off this thread: it is a second for a hundred thousand series.
        var keepMs = (long)TimeSpan.FromDays(options.RawRetentionDays).TotalMilliseconds;
        foreach (var (series, beforeMs) in await Task.Run(() => store.ExpiredAsync(keepMs, cancel), cancel))
        {
            while (!await store.RemoveAsync(series, beforeMs, StepReadings, cancel))
            {
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Readings older than the retention could not be removed now: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
