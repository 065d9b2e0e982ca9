using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Takes marks from the disk for one Ingestor at a time, a meter's as a whole, and gives back what could not be worked off. What is taken is
/// lost to others again after <see cref="Lease"/>, unless it is prolonged (<see cref="LedgerLease"/>): a dead Ingestor holds up nothing.
/// </summary>
/// <param name="database">Where the marks are.</param>
/// <param name="dirty">Makes them.</param>
/// <param name="meters">Learns what other Ingestors have seen of a meter.</param>
/// <param name="time">The clock.</param>
/// <param name="lease">How long taken marks stay taken; 20 s unless given.</param>
public sealed class LedgerQueue(IDbContextFactory<IngestorDb> database, DirtySpans dirty, MeterDirectory meters, TimeProvider time, TimeSpan? lease = null)
{
    /// <summary>How long taken marks stay taken.</summary>
    internal TimeSpan Lease { get; } = lease ?? TimeSpan.FromSeconds(20);

    private const int MostMarks = 2000;
    private const long TakeLock = 1;

    // Touched readings this close together are recomputed as one span; further apart, what lies between is not worth reading.
    private const long MergeMs = 4 * Domain.Ledger.LedgerInterval.StepMs;

    private bool _started;

    /// <summary>Who this Ingestor is among those that work on the database.</summary>
    internal long Me { get; } = Random.Shared.NextInt64(1, long.MaxValue);

    /// <summary>True when other Ingestors may take marks too.</summary>
    internal bool IsShared => dirty.IsShared;

    /// <summary>Number of marks on disk at the last look, taken ones too.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Takes what waits, oldest first. Each span must be given to <see cref="LedgerTable"/> when done, or to <see cref="ReleaseAsync"/>.
    /// </summary>
    public Task<IReadOnlyList<DirtySpan>> TakeAsync(CancellationToken cancel) => dirty.TakingAsync(() => TakeNowAsync(cancel), cancel);

    /// <summary>Gives spans back, to be taken again by whoever comes first, after <paramref name="wait"/> at the earliest.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<DirtySpan> spans, TimeSpan wait, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (spans.Count == 0)
        {
            return;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var release = new SqlStatement(
            db, $"""UPDATE dirty SET "LeasedBy" = 0, "LeaseUntilMs" = {db.Sql.NowMs} + @0 WHERE "Id" = @1 AND "LeasedBy" = @2""", parameters: 3);
        foreach (var mark in spans.SelectMany(s => s.Marks))
        {
            await release.RunAsync(cancel, (long)wait.TotalMilliseconds, mark, Me);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Takes for another <see cref="Lease"/> what of the spans is still this Ingestor's, on a shared database.</summary>
    internal async Task ProlongAsync(IReadOnlyCollection<DirtySpan> spans, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);

        // What is locked is being prolonged or finished by this Ingestor's own transaction, or taken by another: waiting could be for each other.
        var until = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{db.Sql.NowMs} + {(long)Lease.TotalMilliseconds}");
        await SqlStatement.RunRowsAsync(
            db,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""UPDATE dirty SET "LeaseUntilMs" = {until} WHERE "Id" IN (SELECT "Id" FROM dirty WHERE "LeasedBy" = {Me} AND ("Id") IN (VALUES"""),
            [.. spans.SelectMany(s => s.Marks).Select(m => (object?[])[m])],
            cancel,
            tail: ") FOR UPDATE SKIP LOCKED)");
    }

    private async Task<IReadOnlyList<DirtySpan>> TakeNowAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (db.Sql.LockAlone is { } alone)
        {
            await using var wait = new SqlStatement(db, alone, parameters: 1);
            await wait.RunAsync(cancel, TakeLock);
        }

        if (!_started && !db.Sql.IsShared)
        {
            // What is taken was taken by this program before it was started again.
            await db.Dirty.ExecuteUpdateAsync(d => d.SetProperty(x => x.LeaseUntilMs, 0).SetProperty(x => x.LeasedBy, 0), cancel);
        }

        _started = true;
        await using var clock = new SqlStatement(db, $"SELECT {db.Sql.NowMs}", parameters: 0);
        var now = Convert.ToInt64(await clock.ScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
        var settled = db.Sql.IsShared ? now - (2 * (long)dirty.Reliance.TotalMilliseconds) : long.MaxValue;
        var marks = await db.Dirty.AsNoTracking()
            .Where(d => d.CreatedMs <= settled && d.LeaseUntilMs <= now && !db.Dirty.Any(o => o.MeterId == d.MeterId && o.LeaseUntilMs > now))
            .OrderBy(d => d.Id).Take(MostMarks)
            .Join(db.Meters, d => d.MeterId, m => m.Id, (d, m) => new { Mark = d, Meter = m })
            .ToListAsync(cancel);
        Count = await db.Dirty.CountAsync(cancel);
        await SqlStatement.RunRowsAsync(
            db,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""UPDATE dirty SET "LeasedBy" = {Me}, "LeaseUntilMs" = {now + (long)Lease.TotalMilliseconds} WHERE ("Id") IN (VALUES"""),
            [.. marks.Select(m => (object?[])[m.Mark.Id])],
            cancel,
            tail: ")");
        await transaction.CommitAsync(cancel);

        var spans = new List<DirtySpan>();
        foreach (var ofMeter in marks.GroupBy(m => m.Mark.MeterId))
        {
            // Another Ingestor may have seen quantities and older readings of the meter that this one has not.
            var meter = ofMeter.First().Meter;
            meters.Learn(meter);
            spans.AddRange(Merged(meter, ofMeter.Select(m => m.Mark), now));
        }

        return spans;
    }

    private IEnumerable<DirtySpan> Merged(MeterRow meter, IEnumerable<DirtyRow> marks, long nowMs)
    {
        DirtySpan? open = null;
        foreach (var mark in marks.OrderBy(m => m.FromMs))
        {
            var since = time.GetTimestamp() - (long)(Math.Max(0, nowMs - mark.CreatedMs) / 1000.0 * time.TimestampFrequency);
            if (open is not null && mark.FromMs <= open.ToMs + MergeMs)
            {
                open = open with { ToMs = Math.Max(open.ToMs, mark.ToMs - 1), Marks = [.. open.Marks, mark.Id], Since = Math.Min(open.Since, since) };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = new DirtySpan(meter.Site, meter.Meter, meter.Id, mark.FromMs, mark.ToMs - 1, [mark.Id], since);
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
