using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Stores.Sqlite;

/// <summary>
/// Removes readings from the embedded store that are older than the retention, in steps so small that writes hardly wait.
/// The age of a reading is counted to the newest one of its series, not to the clock: a clock that jumps removes nothing, and the
/// history of another year can be read in at any time. Readings that the ledger has not seen yet are not removed.
/// </summary>
public sealed class SqliteRetention(
    SqliteReadingStore store, IDbContextFactory<IngestorDb> database, IngestorOptions options, TimeProvider time, ILogger<SqliteRetention> log)
    : RetentionRounds(options.RawRetentionDays, TimeSpan.FromHours(1), time, log)
{
    // Some milliseconds of work; then whoever waits to write has its turn.
    private const int StepReadings = 5000;

    // How far before a mark the ledger's rules may look, and so many readings of a counter, however far apart they are.
    private static readonly long ReachMs = (long)TimeSpan.FromDays(2).TotalMilliseconds;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public override async Task RemoveAsync(CancellationToken cancel)
    {
        await store.PrepareAsync(cancel);

        // Looking for them takes no write lock, and off this thread: it is a second for a hundred thousand series.
        var keepMs = (long)TimeSpan.FromDays(options.RawRetentionDays).TotalMilliseconds;
        foreach (var expired in await Task.Run(() => store.ExpiredAsync(keepMs, cancel), cancel))
        {
            // Asked before each step: marks come at any time. What they hold back is removed in a later round.
            while (!await IsNeededAsync(expired, cancel) && !await store.RemoveAsync(expired.Id, expired.BeforeMs, StepReadings, cancel))
            {
                await Task.Delay(Pause, Time, cancel);
            }
        }
    }

    // True while a mark of the meter, or of one for which its readings count, reaches back to what would be removed.
    private async Task<bool> IsNeededAsync(ExpiredSeries expired, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var holders = db.Set<CorrectionRow>().Where(c => c.Site == expired.Site && c.NewMeter == expired.Meter && c.UndoneMs == null).Select(c => c.Meter);
        var meters = db.Meters.Where(m => m.Site == expired.Site && (m.Meter == expired.Meter || holders.Contains(m.Meter)));
        if (await db.Dirty.Where(d => meters.Any(m => m.Id == d.MeterId)).MinAsync(d => (long?)d.FromMs, cancel) is not { } earliest)
        {
            return false;
        }

        return earliest < expired.BeforeMs + ReachMs
            || await store.CountAsync(expired.Id, expired.BeforeMs, earliest, MeterHistory.CounterSamples, cancel) < MeterHistory.CounterSamples;
    }
}
