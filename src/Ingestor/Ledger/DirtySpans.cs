using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Intervals;
using Monitoring.Domain.Ledger;
using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Which spans of the ledger new readings touched. A mark is on disk before a write is answered and stays there until the ledger
/// is recomputed, so a restart forgets none. On disk a mark covers whole quarter hours: while a meter sends live readings,
/// most writes find their quarter marked already and cost no disk access.
/// </summary>
public sealed class DirtySpans(IDbContextFactory<IngestorDb> database, TimeProvider time) : IDisposable
{
    // Touched readings this close together are recomputed as one span; further apart, what lies between is not worth reading.
    private const long MergeMs = 4 * LedgerInterval.StepMs;

    private static readonly bool[] IsLedgerQuantity = [.. QuantityCatalogue.All.Select(q => MeterSamples.Quantities.Contains(q))];

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Dictionary<(string Site, string Meter), List<DirtySpan>> _waiting = [];
    private bool _loaded;

    /// <summary>Number of spans that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Marks what <paramref name="batch"/> touched; on return the marks are on disk.</summary>
    public Task MarkAsync(string site, PointBatch batch, CancellationToken cancel) => MarkAsync(site, Touched(batch), cancel);

    /// <summary>Marks a span for another reason than new readings, e.g. that how they count was corrected.</summary>
    /// <param name="site">Site id.</param>
    /// <param name="meter">Meter id.</param>
    /// <param name="fromMs">Start of what changed, Unix ms.</param>
    /// <param name="toMs">End, inclusive, Unix ms.</param>
    /// <param name="cancel">Ends it.</param>
    public Task MarkAsync(string site, string meter, long fromMs, long toMs, CancellationToken cancel) =>
        MarkAsync(site, new Dictionary<string, (long From, long To)>(StringComparer.Ordinal) { [meter] = (fromMs, toMs) }, cancel);

    private async Task MarkAsync(string site, Dictionary<string, (long From, long To)> touched, CancellationToken cancel)
    {
        if (touched.Count == 0)
        {
            return;
        }

        await _gate.WaitAsync(cancel);
        try
        {
            await LoadAsync(cancel);
            var changes = new List<(DirtySpan? Old, DirtySpan New)>();
            foreach (var (meter, (from, to)) in touched)
            {
                changes.Add(Change(site, meter, from, to));
            }

            await SaveAsync(changes, cancel);
            foreach (var (old, span) in changes)
            {
                Put(old, span);
            }
        }
        finally
        {
            _gate.Release();
        }

        if (_signal.CurrentCount == 0)
        {
            _signal.Release();
        }
    }

    /// <summary>Waits until something was marked, at most <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _signal.WaitAsync(atMost, cancel);

    /// <summary>Takes everything that waits. Each span must be given to <see cref="LedgerTable"/> when done, or put back.</summary>
    public async Task<IReadOnlyList<DirtySpan>> TakeAsync(CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            await LoadAsync(cancel);
            DirtySpan[] taken = [.. _waiting.Values.SelectMany(spans => spans).OrderBy(s => s.Since)];
            _waiting.Clear();
            Count = 0;
            return taken;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Puts back what could not be recomputed.</summary>
    public async Task PutBackAsync(DirtySpan span, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            Put(null, span);
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

    private (DirtySpan? Old, DirtySpan New) Change(string site, string meter, long from, long to)
    {
        var near = _waiting.GetValueOrDefault((site, meter))?.Find(s => from <= s.ToMs + MergeMs && to >= s.FromMs - MergeMs);
        if (near is null)
        {
            return (null, new DirtySpan(site, meter, from, to, 0, LedgerInterval.StartOf(from), LedgerInterval.StartOf(to) + LedgerInterval.StepMs, time.GetTimestamp()));
        }

        return (near, near with
        {
            FromMs = Math.Min(from, near.FromMs),
            ToMs = Math.Max(to, near.ToMs),
            KeptFromMs = Math.Min(LedgerInterval.StartOf(from), near.KeptFromMs),
            KeptToMs = Math.Max(LedgerInterval.StartOf(to) + LedgerInterval.StepMs, near.KeptToMs),
        });
    }

    private void Put(DirtySpan? old, DirtySpan span)
    {
        if (!_waiting.TryGetValue((span.Site, span.Meter), out var spans))
        {
            _waiting[(span.Site, span.Meter)] = spans = [];
        }

        var at = old is null ? -1 : spans.IndexOf(old);
        if (at >= 0)
        {
            spans[at] = span;
        }
        else
        {
            spans.Add(span);
            Count++;
        }
    }

    private async Task SaveAsync(List<(DirtySpan? Old, DirtySpan New)> changes, CancellationToken cancel)
    {
        if (changes.TrueForAll(IsKept))
        {
            return;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var insert = new SqlStatement(
            db, """INSERT INTO dirty ("Site", "Meter", "FromMs", "ToMs") VALUES (@0, @1, @2, @3) RETURNING "Id" """, parameters: 4);
        await using var update = new SqlStatement(db, """UPDATE dirty SET "FromMs" = @0, "ToMs" = @1 WHERE "Id" = @2""", parameters: 3);
        for (var i = 0; i < changes.Count; i++)
        {
            var (old, span) = changes[i];
            if (old is null)
            {
                var row = (long)(await insert.ScalarAsync(cancel, span.Site, span.Meter, span.KeptFromMs, span.KeptToMs))!;
                changes[i] = (null, span with { Row = row });
            }
            else if (!IsKept(changes[i]))
            {
                await update.RunAsync(cancel, span.KeptFromMs, span.KeptToMs, span.Row);
            }
        }

        await transaction.CommitAsync(cancel);
    }

    private static bool IsKept((DirtySpan? Old, DirtySpan New) change) =>
        change.Old is { } old && old.KeptFromMs == change.New.KeptFromMs && old.KeptToMs == change.New.KeptToMs;

    // What was marked before a restart; a mark on disk is coarser than what it stands for, never finer.
    private async Task LoadAsync(CancellationToken cancel)
    {
        if (_loaded)
        {
            return;
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        foreach (var row in await db.Dirty.AsNoTracking().OrderBy(d => d.Id).ToListAsync(cancel))
        {
            Put(null, new DirtySpan(row.Site, row.Meter, row.FromMs, row.ToMs - 1, row.Id, row.FromMs, row.ToMs, time.GetTimestamp()));
        }

        _loaded = true;
    }
}
