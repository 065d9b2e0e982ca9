using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Stores.Sqlite;

/// <summary>
/// Removes readings from the embedded store that are older than the retention, in steps so small that writes hardly wait.
/// The age of a reading is counted to the newest one of its series, not to the clock: a clock that jumps removes nothing, and the
/// history of another year can be read in at any time. Readings that the ledger has not seen yet are not removed.
/// </summary>
public sealed partial class SqliteRetention(
    SqliteReadingStore store, IDbContextFactory<IngestorDb> database, IngestorOptions options, TimeProvider time, ILogger<SqliteRetention> log) : BackgroundService
{
    // Some milliseconds of work; then whoever waits to write has its turn.
    private const int StepReadings = 5000;

    // How far before a mark the ledger's rules may look: at some twenty readings of a counter, however far apart they are.
    private static readonly long ReachMs = (long)TimeSpan.FromDays(2).TotalMilliseconds;

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
                catch (Exception e) when (e is StoreUnavailableException || DatabaseTrouble.ReasonOf(e) is not null)
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
        await store.PrepareAsync(cancel);

        // Looking for them takes no write lock, and off this thread: it is a second for a hundred thousand series.
        var keepMs = (long)TimeSpan.FromDays(options.RawRetentionDays).TotalMilliseconds;
        foreach (var expired in await Task.Run(() => store.ExpiredAsync(keepMs, cancel), cancel))
        {
            // Asked before each step: marks come at any time. What they hold back is removed in a later round.
            while (!await IsNeededAsync(expired, cancel) && !await store.RemoveAsync(expired.Id, expired.BeforeMs, StepReadings, cancel))
            {
                await Task.Delay(Pause, time, cancel);
            }
        }
    }

    // True while a mark of the meter, or of one for which its readings count, reaches back to what would be removed.
    private async Task<bool> IsNeededAsync(ExpiredSeries expired, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var holders = db.Set<CorrectionRow>().Where(c => c.Site == expired.Site && c.NewMeter == expired.Meter && c.UndoneMs == null).Select(c => c.Meter);
        var meters = db.Meters.Where(m => m.Site == expired.Site && (m.Meter == expired.Meter || holders.Contains(m.Meter)));
        return await db.Dirty.AnyAsync(d => d.FromMs < expired.BeforeMs + ReachMs && meters.Any(m => m.Id == d.MeterId), cancel);
    }

    [LoggerMessage(LogLevel.Warning, "Readings older than the retention could not be removed now: {Problem}")]
    private static partial void Failed(ILogger log, string problem);
}
