using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Findings;
using Monitoring.Dashboard.Findings.Storage;

namespace Monitoring.Dashboard.Findings;

/// <summary>
/// Keeps findings and decisions. Re-analysis replaces a finding's evidence and applies <see cref="FindingRules"/>; what people decided stays.
/// </summary>
public sealed class FindingStore(IDbContextFactory<FindingsDb> databases, TimeProvider time) : IDisposable
{
    // Worker and circuits write through this one door, so that a decision and a re-analysis never overwrite each other.
    private readonly SemaphoreSlim _writing = new(1);

    private readonly ConcurrentDictionary<Watcher, Action<string>> _watchers = new();

    /// <summary>Calls <paramref name="changed"/> with the site's id after anything of a site has changed, until the answer is disposed.</summary>
    public IDisposable Watch(Action<string> changed)
    {
        // A change is announced on another thread, which knows nothing of the watcher's language: it is called in its own context.
        var mine = ExecutionContext.Capture();
        var watcher = new Watcher(_watchers);
        _watchers[watcher] = mine is null ? changed : site => ExecutionContext.Run(mine, _ => changed(site), null);
        return watcher;
    }

    /// <summary>The findings of a site, or of all sites where it is null; heaviest first.</summary>
    public async Task<IReadOnlyList<FindingItem>> ListAsync(string? site, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Findings.AsNoTracking().Where(f => site == null || f.Site == site).ToListAsync(cancel);
        return [.. rows.Select(ItemOf).OrderByDescending(i => i.Finding.Weight).ThenBy(i => i.Finding.Key, StringComparer.Ordinal)];
    }

    /// <summary>What happened to a finding, newest first.</summary>
    public async Task<IReadOnlyList<HistoryItem>> HistoryAsync(int finding, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.History.AsNoTracking().Where(h => h.FindingId == finding).OrderByDescending(h => h.Id).ToListAsync(cancel);
        var undone = rows.Select(h => h.Undoes).OfType<int>().ToHashSet();
        return [.. rows.Select(h => new HistoryItem(h.Id, h.At, h.Who, h.To, h.Reason, h.Note, h.Owner, h.Due, h.Undoes, undone.Contains(h.Id)))];
    }

    /// <summary>The newest analysis of a site; null before the first.</summary>
    public async Task<AnalysisRun?> RunAsync(string site, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Analyses.AsNoTracking().FirstOrDefaultAsync(a => a.Site == site, cancel);
        return row is null ? null : JsonSerializer.Deserialize<AnalysisRun>(row.Run, FindingJson.Options);
    }

    /// <summary>The newest analysis of every site.</summary>
    public async Task<IReadOnlyList<AnalysisRun>> RunsAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Analyses.AsNoTracking().OrderBy(a => a.Site).ToListAsync(cancel);
        return [.. rows.Select(r => JsonSerializer.Deserialize<AnalysisRun>(r.Run, FindingJson.Options)!)];
    }

    /// <summary>Stores what an analysis of a site found, all or nothing.</summary>
    public Task RecordAsync(AnalysisOutcome outcome, CancellationToken cancel) => WriteAsync(outcome.Run.Site, async db =>
    {
        var site = outcome.Run.Site;
        var rows = await db.Findings.Where(f => f.Site == site).ToDictionaryAsync(f => f.Key, StringComparer.Ordinal, cancel);
        foreach (var finding in outcome.Findings)
        {
            await ConfirmAsync(db, rows.GetValueOrDefault(finding.Key), finding, outcome.Run.At, cancel);
        }

        var confirmed = outcome.Findings.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows.Values.Where(r => !confirmed.Contains(r.Key) && outcome.Concluded(CodeOf(r.Key), FindingOf(r).Meter)))
        {
            Move(db, row, FindingRules.NotConfirmed(row.GetStatus(), outcome.Run.At), outcome.Run.At);
        }

        var run = await db.Analyses.FindAsync([site], cancel) ?? db.Analyses.Add(new AnalysisRow { Site = site, Run = string.Empty }).Entity;
        run.At = outcome.Run.At;
        run.Run = JsonSerializer.Serialize(outcome.Run, FindingJson.Options);
    }, cancel);

    /// <summary>Records a decision.</summary>
    public Task DecideAsync(FindingItem item, Decision decision, CancellationToken cancel) => WriteAsync(item.Finding.Site, async db =>
    {
        var row = await db.Findings.SingleAsync(f => f.Id == item.Id, cancel);
        var before = row.GetStatus();
        var now = time.GetUtcNow();
        row.SetStatus(FindingRules.Decided(before, decision.Kind, decision.Reason, FindingSize.Of(FindingOf(row)), now));
        db.History.Add(new HistoryRow
        {
            FindingId = row.Id, At = now, Who = decision.Who, To = row.State, Reason = row.Reason, Note = decision.Note,
            Owner = decision.Owner, Due = decision.Due, Before = JsonSerializer.Serialize(before, FindingJson.Options),
        });
    }, cancel);

    /// <summary>Undoes the newest decision that still stands, by a new entry. False when there is none.</summary>
    public async Task<bool> UndoAsync(FindingItem item, string who, CancellationToken cancel)
    {
        var done = false;
        await WriteAsync(item.Finding.Site, async db =>
        {
            var entries = await db.History.Where(h => h.FindingId == item.Id).OrderByDescending(h => h.Id).ToListAsync(cancel);
            var undone = entries.Select(h => h.Undoes).OfType<int>().ToHashSet();
            if (entries.FirstOrDefault(h => h.Before is not null && !undone.Contains(h.Id)) is not { } newest)
            {
                return;
            }

            var row = await db.Findings.SingleAsync(f => f.Id == item.Id, cancel);
            var before = JsonSerializer.Deserialize<FindingStatus>(newest.Before!, FindingJson.Options)!;
            row.SetStatus(before with { LastConfirmed = row.LastConfirmed });
            db.History.Add(new HistoryRow { FindingId = row.Id, At = time.GetUtcNow(), Who = who, To = row.State, Reason = row.Reason, Undoes = newest.Id });
            done = true;
        }, cancel);
        return done;
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private static async Task ConfirmAsync(FindingsDb db, FindingRow? row, Finding finding, DateTimeOffset at, CancellationToken cancel)
    {
        var size = FindingSize.Of(finding);
        if (row is not null)
        {
            row.Evidence = JsonSerializer.Serialize(finding, FindingJson.Options);
            Move(db, row, FindingRules.Confirmed(row.GetStatus(), size, finding.Span.To, at), at);
            return;
        }

        row = new FindingRow { Site = finding.Site, Key = finding.Key, Evidence = JsonSerializer.Serialize(finding, FindingJson.Options), FirstSeen = at };
        row.SetStatus(FindingRules.Found(size, at));
        db.Findings.Add(row);
        await db.SaveChangesAsync(cancel); // the history entry needs the id; the surrounding transaction keeps both or none
        db.History.Add(new HistoryRow { FindingId = row.Id, At = at, To = row.State });
    }

    private static void Move(FindingsDb db, FindingRow row, FindingStatus next, DateTimeOffset at)
    {
        if (next.State != row.State)
        {
            db.History.Add(new HistoryRow { FindingId = row.Id, At = at, To = next.State });
        }

        row.SetStatus(next);
    }

    private async Task WriteAsync(string site, Func<FindingsDb, Task> change, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await change(db);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        finally
        {
            _writing.Release();
        }

        foreach (var changed in _watchers.Values)
        {
            changed(site);
        }
    }

    // A key is code/meter; only the code's own detector may say that the finding is gone.
    private static string CodeOf(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)];

    private static Finding FindingOf(FindingRow row) => JsonSerializer.Deserialize<Finding>(row.Evidence, FindingJson.Options)!;

    private static FindingItem ItemOf(FindingRow row) => new(row.Id, FindingOf(row), row.FirstSeen, row.GetStatus());

    private sealed class Watcher(ConcurrentDictionary<Watcher, Action<string>> all) : IDisposable
    {
        public void Dispose() => all.TryRemove(this, out _);
    }
}
