using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Edits;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Corrections;

/// <summary>The tables of corrections: what was made, what holds, and the entries.</summary>
public sealed class CorrectionTable(IDbContextFactory<IngestorDb> database)
{
    private const int EntriesPerSave = 5000;

    /// <summary>Adds a correction and its entries in one transaction, not marked yet; its number is set.</summary>
    public async Task AddAsync(CorrectionRow row, IReadOnlyList<EditedEnergy> entries, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(entries);
        await using var db = await database.CreateDbContextAsync(cancel);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(row);
        await db.SaveChangesAsync(cancel);
        foreach (var part in entries.Chunk(EntriesPerSave))
        {
            db.AddRange(part.Select(e => new EditRow
            {
                CorrectionId = row.Id,
                StartMs = e.StartMs,
                EndMs = e.EndMs,
                ImportWh = e.ImportWh,
                ExportWh = e.ExportWh,
            }));
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Undoes one that holds; false when it was undone already.</summary>
    public async Task<bool> UndoAsync(long id, string by, string with, string why, long nowMs, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Set<CorrectionRow>().Where(c => c.Id == id && c.UndoneMs == null).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.UndoneMs, nowMs).SetProperty(c => c.UndoneBy, by).SetProperty(c => c.UndoneWith, with)
                .SetProperty(c => c.UndoneWhy, why).SetProperty(c => c.IsMarked, false),
            cancel) > 0;
    }

    /// <summary>Notes that the ledger's span is marked, unless the correction was undone since <paramref name="row"/> was read.</summary>
    public async Task SetMarkedAsync(CorrectionRow row, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(row);
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Set<CorrectionRow>().Where(c => c.Id == row.Id && c.UndoneMs == row.UndoneMs).ExecuteUpdateAsync(s => s.SetProperty(c => c.IsMarked, true), cancel);
    }

    /// <summary>One correction of a site; null when there is none of that number.</summary>
    public async Task<CorrectionRow?> FindAsync(string site, long id, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Set<CorrectionRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Site == site && c.Id == id, cancel);
    }

    /// <summary>Every correction of a site, or of one meter of it, undone ones too, newest first.</summary>
    public async Task<IReadOnlyList<CorrectionRow>> ListAsync(string site, string? meter, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Set<CorrectionRow>().AsNoTracking()
            .Where(c => c.Site == site && (meter == null || c.Meter == meter)).OrderByDescending(c => c.Id).ToListAsync(cancel);
    }

    /// <summary>The corrections whose span of the ledger was not marked because the program ended or the database failed.</summary>
    public async Task<IReadOnlyList<CorrectionRow>> UnmarkedAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Set<CorrectionRow>().AsNoTracking().Where(c => !c.IsMarked).OrderBy(c => c.Id).ToListAsync(cancel);
    }

    /// <summary>The corrections of a site that hold and are of, or bring in, <paramref name="meter"/>, in the order they were made.</summary>
    public async Task<IReadOnlyList<CorrectionRow>> HoldingAsync(string site, string meter, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Set<CorrectionRow>().AsNoTracking()
            .Where(c => c.Site == site && c.UndoneMs == null && (c.Meter == meter || c.NewMeter == meter))
            .OrderBy(c => c.Id).ToListAsync(cancel);
    }

    /// <summary>The calibrations and replacements of a site's meters that hold, in the order they were made.</summary>
    public async Task<IReadOnlyList<CorrectionRow>> OfReadingsAsync(string site, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Set<CorrectionRow>().AsNoTracking()
            .Where(c => c.Site == site && c.UndoneMs == null && (c.Kind == CorrectionKind.Calibration || c.Kind == CorrectionKind.Replacement)).OrderBy(c => c.Id).ToListAsync(cancel);
    }

    /// <summary>The corrections that hold and act on quarter hours in [from, to), by meter, in the order they were made; a replacement acts on both devices' meters.</summary>
    public async Task<ILookup<string, ActingCorrection>> ActingAsync(string site, long fromMs, long toMs, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var rows = await db.Set<CorrectionRow>().Where(c => c.Site == site && c.UndoneMs == null && c.FromMs < toMs && (c.ToMs == null || c.ToMs > fromMs))
            .OrderBy(c => c.Id).Select(c => new { c.Id, c.Kind, c.Meter, c.NewMeter, c.FromMs, c.ToMs }).ToListAsync(cancel);
        return rows.SelectMany(c => new[] { c.Meter, c.NewMeter }.OfType<string>().Distinct(StringComparer.Ordinal), (c, meter) => (Meter: meter, Acting: new ActingCorrection(
            c.Id, c.Kind, DateTimeOffset.FromUnixTimeMilliseconds(c.FromMs), c.ToMs is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(to) : null)))
            .ToLookup(c => c.Meter, c => c.Acting, StringComparer.Ordinal);
    }

    /// <summary>
    /// The edits and imports that hold and reach into [from, to), in the order they were made, of those meters of a site that have an entry of
    /// more than <see cref="EditedEnergy.LongestCovered"/> there.
    /// </summary>
    public async Task<IReadOnlyList<CorrectionRow>> SpreadAsync(string site, long fromMs, long toMs, CancellationToken cancel)
    {
        var longest = (long)EditedEnergy.LongestCovered.TotalMilliseconds;
        await using var db = await database.CreateDbContextAsync(cancel);
        var entered = db.Set<CorrectionRow>().AsNoTracking().Where(c =>
            c.Site == site && c.UndoneMs == null && (c.Kind == CorrectionKind.Edit || c.Kind == CorrectionKind.Import) && c.FromMs < toMs && c.ToMs > fromMs);
        return await entered.Where(c => entered.Any(l => l.Meter == c.Meter && l.LongestMs > longest)).OrderBy(c => c.Id).ToListAsync(cancel);
    }

    /// <summary>The entries of corrections that reach into [from, to), corrections in the order given.</summary>
    public async Task<IReadOnlyList<EditedEnergy>> EntriesAsync(
        IEnumerable<CorrectionRow> corrections, long fromMs, long toMs, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        await using var db = await database.CreateDbContextAsync(cancel);
        var entries = new List<EditedEnergy>();
        foreach (var correction in corrections)
        {
            var earliest = fromMs - correction.LongestMs;
            entries.AddRange((await db.Set<EditRow>().AsNoTracking()
                .Where(e => e.CorrectionId == correction.Id && e.StartMs >= earliest && e.StartMs < toMs && e.EndMs > fromMs)
                .OrderBy(e => e.StartMs).ToListAsync(cancel))
                .Select(e => new EditedEnergy(e.StartMs, e.EndMs, e.ImportWh, e.ExportWh)));
        }

        return entries;
    }
}
