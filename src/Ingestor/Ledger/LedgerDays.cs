using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>
/// Keeps the totals per local day: in the transaction that changes quarter hours, and anew where a site's days are cut by another time zone
/// than before, or have not been cut yet.
/// </summary>
public sealed class LedgerDays(IDbContextFactory<IngestorDb> database)
{
    // Who changes quarter hours holds it shared, who cuts days anew holds it alone: otherwise a change that still saw the old
    // zone could leave its days behind.
    private const long ZoneLock = 2;

    // A year within the ends of the calendar, so that the days around have a start in every zone.
    private static readonly (DateOnly First, DateOnly Last) Calendar = (DateOnly.MinValue.AddYears(1), DateOnly.MaxValue.AddYears(-1));

    /// <summary>Cuts the days of every site whose time zone is not the one they are cut by.</summary>
    /// <returns>The sites whose days could not be cut, with the reason, one line each.</returns>
    public async Task<IReadOnlyList<string>> FollowZonesAsync(CancellationToken cancel)
    {
        var problems = new List<string>();
        await using var db = await database.CreateDbContextAsync(cancel);
        foreach (var site in await db.Sites.AsNoTracking().Where(s => s.DaysZone == null || s.DaysZone != s.TimeZone).ToListAsync(cancel))
        {
            try
            {
                await FollowAsync(db, site, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException && !DatabaseTrouble.IsAway(e))
            {
                problems.Add($"site {site.Site}: its days could not be cut by the time zone '{site.TimeZone}': {e.Message}");
            }
        }

        return problems;
    }

    internal static async Task LockSharedAsync(IngestorDb db, CancellationToken cancel)
    {
        if (db.Sql.LockShared is { } shared)
        {
            await using var wait = new SqlStatement(db, shared, parameters: 1);
            await wait.RunAsync(cancel, ZoneLock);
        }
    }

    /// <summary>Adds the days up that have quarter hours in [from, to), after these were changed.</summary>
    internal static async Task ReplaceAsync(IngestorDb db, int meterId, SiteZone zone, long fromMs, long toMs, CancellationToken cancel)
    {
        var (first, last) = (DateAt(zone, fromMs), DateAt(zone, toMs - 1));
        var intervals = await LedgerTable.ReadAsync(
            db, meterId, zone.StartOfDay(first).ToUnixTimeMilliseconds(), zone.StartOfDay(last.AddDays(1)).ToUnixTimeMilliseconds(), cancel);
        await using var delete = new SqlStatement(db, """DELETE FROM ledger_days WHERE "MeterId" = @0 AND "Day" >= @1 AND "Day" <= @2""", parameters: 3);
        await delete.RunAsync(cancel, meterId, DayTotals.NumberOf(first), DayTotals.NumberOf(last));
        await SqlStatement.RunRowsAsync(
            db,
            """
            INSERT INTO ledger_days ("MeterId", "Day", "Intervals", "CoveredMs", "ImportWh", "ExportWh", "ImportGapWh", "ImportPowerWh",
            "ImportEditedWh", "ExportGapWh", "ExportPowerWh", "ExportEditedWh", "PeakW", "PeakQuarter") VALUES
            """,
            [.. DayTotals.Of(meterId, intervals, zone).Select(d => (object?[])[
                d.MeterId, d.Day, d.Intervals, d.CoveredMs, d.ImportWh, d.ExportWh, d.ImportGapWh, d.ImportPowerWh,
                d.ImportEditedWh, d.ExportGapWh, d.ExportPowerWh, d.ExportEditedWh, d.PeakW, d.PeakQuarter])],
            cancel);
    }

    private static DateOnly DateAt(SiteZone zone, long ms)
    {
        var date = zone.DateOf(DateTimeOffset.FromUnixTimeMilliseconds(ms));
        return date < Calendar.First ? Calendar.First : date > Calendar.Last ? Calendar.Last : date;
    }

    private async Task FollowAsync(IngestorDb db, SiteRow site, CancellationToken cancel)
    {
        var zone = SiteZone.Of(site.TimeZone);
        foreach (var meter in await db.Meters.Where(m => m.Site == site.Site).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync(cancel))
        {
            await CutAsync(meter, zone, cancel);
        }

        await db.Sites.Where(s => s.Site == site.Site && s.TimeZone == site.TimeZone)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.DaysZone, site.TimeZone), cancel);
    }

    private async Task CutAsync(int meterId, SiteZone zone, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (db.Sql.LockAlone is { } alone)
        {
            await using var wait = new SqlStatement(db, alone, parameters: 1);
            await wait.RunAsync(cancel, ZoneLock);
        }

        await db.LedgerDays.Where(d => d.MeterId == meterId).ExecuteDeleteAsync(cancel);
        var quarters = db.Ledger.Where(l => l.MeterId == meterId);
        if (await quarters.MinAsync(l => (int?)l.Quarter, cancel) is { } first)
        {
            var last = await quarters.MaxAsync(l => l.Quarter, cancel);
            await ReplaceAsync(db, meterId, zone, Quarters.StartMs(first), Quarters.StartMs(last + 1), cancel);
        }

        await transaction.CommitAsync(cancel);
    }
}
