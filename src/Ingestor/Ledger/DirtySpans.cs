using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Marks, durably, which spans of the ledger new readings touched.</summary>
public sealed class DirtySpans(IDbContextFactory<IngestorDb> database)
{
    private readonly SemaphoreSlim _signal = new(0);

    /// <summary>Marks what <paramref name="batch"/> touched; on return the marks are on disk.</summary>
    public async Task MarkAsync(string site, PointBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var spans = new Dictionary<string, (long From, long To)>(StringComparer.Ordinal);
        foreach (var point in batch.Points)
        {
            spans[point.Meter] = spans.TryGetValue(point.Meter, out var span)
                ? (Math.Min(span.From, point.TimeMs), Math.Max(span.To, point.TimeMs))
                : (point.TimeMs, point.TimeMs);
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (meter, span) in spans)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO dirty ("Site", "Meter", "FromMs", "ToMs", "Mark") VALUES ({site}, {meter}, {span.From}, {span.To}, 1)
                 ON CONFLICT ("Site", "Meter") DO UPDATE SET "FromMs" = MIN("FromMs", excluded."FromMs"),
                 "ToMs" = MAX("ToMs", excluded."ToMs"), "Mark" = "Mark" + 1
                 """,
                cancel);
        }

        await transaction.CommitAsync(cancel);
        if (_signal.CurrentCount == 0)
        {
            _signal.Release();
        }
    }

    /// <summary>Waits until something was marked, at most <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _signal.WaitAsync(atMost, cancel);

    /// <summary>Everything marked now.</summary>
    public async Task<IReadOnlyList<DirtyRow>> ListAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Dirty.AsNoTracking().OrderBy(d => d.Site).ThenBy(d => d.Meter).ToListAsync(cancel);
    }
}
