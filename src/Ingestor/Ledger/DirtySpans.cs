using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Which spans of the ledger new readings touched. A mark is on disk before a write is answered and stays there until the ledger is
/// recomputed, so a restart forgets none. README.md beside this file says why no mark is missed and no work done twice.
/// </summary>
public sealed class DirtySpans : IDisposable
{
    private static readonly bool[] IsLedgerQuantity = [.. QuantityCatalogue.All.Select(q => MeterSamples.Quantities.Contains(q))];

    private readonly IDbContextFactory<IngestorDb> _database;
    private readonly MeterDirectory _meters;
    private readonly TimeProvider _time;
    private readonly SqlDialect _sql;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _signal = new(0);
    private readonly ConcurrentDictionary<int, Mark> _relied = new();

    /// <param name="database">Where the marks are.</param>
    /// <param name="meters">Gives meters their numbers.</param>
    /// <param name="time">The clock.</param>
    public DirtySpans(IDbContextFactory<IngestorDb> database, MeterDirectory meters, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(database);
        (_database, _meters, _time) = (database, meters, time);
        using var db = database.CreateDbContext();
        _sql = db.Sql;
    }

    /// <summary>
    /// On a shared database: so long after it was made a mark stands for further readings of its quarter hour too; marks are taken when they are
    /// twice as old. The same for all Ingestors on it; 1 s unless set.
    /// </summary>
    public TimeSpan Reliance { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>True when other Ingestors may work on the database too.</summary>
    internal bool IsShared => _sql.IsShared;

    /// <summary>Marks what <paramref name="batch"/> touched; on return the marks are on disk. The readings must be in the store already.</summary>
    public Task MarkAsync(string site, PointBatch batch, CancellationToken cancel) =>
        MarkAsync([.. Touched(batch).Select(t => New(site, t.Key, t.Value.From, t.Value.To))], cancel);

    /// <summary>Marks a span for another reason than new readings, e.g. that how they count was corrected.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="meter">Meter id.</param>
    /// <param name="fromMs">Start of what changed, Unix ms.</param>
    /// <param name="toMs">End, inclusive, Unix ms.</param>
    /// <param name="cancel">Ends it.</param>
    public Task MarkAsync(string site, string meter, long fromMs, long toMs, CancellationToken cancel) => MarkAsync([New(site, meter, fromMs, toMs)], cancel);

    /// <summary>Waits until something was marked here, at most <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _signal.WaitAsync(atMost, cancel);

    /// <summary>
    /// Runs <paramref name="take"/>, which takes marks from the disk. On a database of its own this Ingestor knows exactly until when it may
    /// rely on a mark: until here. On a shared one time decides.
    /// </summary>
    internal async Task<T> TakingAsync<T>(Func<Task<T>> take, CancellationToken cancel)
    {
        if (_sql.IsShared)
        {
            return await take();
        }

        await _gate.WaitAsync(cancel);
        try
        {
            var taken = await take();
            _relied.Clear();
            return taken;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _gate.Dispose();
        _signal.Dispose();
    }

    private static Dictionary<string, (long From, long To)> Touched(PointBatch batch)
    {
        var touched = new Dictionary<string, (long From, long To)>(StringComparer.Ordinal);
        foreach (var point in batch.Points)
        {
            foreach (var value in batch.ValuesOf(point))
            {
                if (IsLedgerQuantity[value.Quantity.Index])
                {
                    touched[point.Meter] = touched.TryGetValue(point.Meter, out var span)
                        ? (Math.Min(span.From, point.TimeMs), Math.Max(span.To, point.TimeMs))
                        : (point.TimeMs, point.TimeMs);
                    break;
                }
            }
        }

        return touched;
    }

    // Up to the end of the quarter hour, so that the live readings that follow need no mark of their own.
    private Mark New(string site, string meter, long fromMs, long toMs) => new(
        _meters.Find(site, meter) is { Id: > 0 and var id } ? id : throw new InvalidOperationException($"Meter {site}/{meter} has to be saved before its ledger is marked."),
        fromMs,
        LedgerInterval.StartOf(toMs) + LedgerInterval.StepMs,
        _time.GetTimestamp());

    private async Task MarkAsync(IReadOnlyList<Mark> marks, CancellationToken cancel)
    {
        if (marks.Count == 0)
        {
            return;
        }

        if (!_sql.IsShared)
        {
            await _gate.WaitAsync(cancel);
        }

        try
        {
            Mark[] missing = [.. marks.Where(m => !IsMarked(m))];
            if (missing.Length > 0)
            {
                await SaveAsync(missing, cancel);
            }
        }
        finally
        {
            if (!_sql.IsShared)
            {
                _gate.Release();
            }
        }

        if (_signal.CurrentCount == 0)
        {
            _signal.Release();
        }
    }

    private bool IsMarked(Mark mark) =>
        _relied.TryGetValue(mark.MeterId, out var relied) && relied.FromMs <= mark.FromMs && relied.ToMs >= mark.ToMs
        && (!_sql.IsShared || _time.GetElapsedTime(relied.Since) < Reliance);

    private async Task SaveAsync(Mark[] marks, CancellationToken cancel)
    {
        await using var db = await _database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = new SqlStatement.Expression(_sql.NowMs);
        await SqlStatement.RunRowsAsync(
            db,
            """INSERT INTO dirty ("MeterId", "FromMs", "ToMs", "CreatedMs", "LeaseUntilMs", "LeasedBy") VALUES""",
            [.. marks.Select(m => (object?[])[m.MeterId, m.FromMs, m.ToMs, now, 0L, 0L])],
            cancel);
        await transaction.CommitAsync(cancel);
        foreach (var mark in marks)
        {
            _relied[mark.MeterId] = mark;
        }
    }

    // Since is before the mark is on disk, so that it is never relied on for too long.
    private sealed record Mark(int MeterId, long FromMs, long ToMs, long Since);
}
