using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Replaces quarter hours, and with them the totals of their days. Plain SQL: a year of one meter is 35,040 rows.</summary>
public sealed class LedgerTable(IDbContextFactory<IngestorDb> database, LedgerQueue queue)
{
    internal const string Columns =
        """ "Quarter", "ImportWh", "ExportWh", "MeanW", "MinW", "MaxW", "LagVarh", "LeadVarh", "Coverage", "Origin" """;

    /// <summary>
    /// Puts the intervals in place of what stood there, in one transaction, and takes the marks of finished spans off the disk; readers see
    /// the old or the new. A span that another Ingestor has taken meanwhile, because this one was too slow, is left to that one.
    /// </summary>
    /// <returns>The spans whose marks were taken off.</returns>
    public async Task<IReadOnlyList<DirtySpan>> ReplaceAsync(IReadOnlyList<Replacement> replacements, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(replacements);
        var finished = new List<DirtySpan>();
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LedgerDays.LockSharedAsync(db, cancel);
        var zones = new SiteZones(db);
        await using var keep = new SqlStatement(
            db, $"""UPDATE dirty SET "LeaseUntilMs" = {db.Sql.NowMs} + @0 WHERE "Id" = @1 AND "LeasedBy" = @2""", parameters: 3);
        await using var done = new SqlStatement(db, """DELETE FROM dirty WHERE "Id" = @0""", parameters: 1);
        await using var delete = new SqlStatement(db, """DELETE FROM ledger WHERE "MeterId" = @0 AND "Quarter" >= @1 AND "Quarter" < @2""", parameters: 3);
        await using var deleteBeneath = new SqlStatement(db, """DELETE FROM ledger_beneath WHERE "MeterId" = @0 AND "Quarter" >= @1 AND "Quarter" < @2""", parameters: 3);
        foreach (var replacement in replacements)
        {
            if (!await IsMineAsync(replacement))
            {
                continue;
            }

            var (meter, from, to) = (replacement.Span.MeterId, Quarters.Of(replacement.FromMs), Quarters.Of(replacement.ToMs));
            await delete.RunAsync(cancel, meter, from, to);
            await SqlStatement.RunRowsAsync(
                db, $"""INSERT INTO ledger ("MeterId", {Columns}) VALUES""", [.. replacement.Intervals.Select(i => Row(meter, i))], cancel);
            await deleteBeneath.RunAsync(cancel, meter, from, to);
            await SqlStatement.RunRowsAsync(
                db, $"""INSERT INTO ledger_beneath ("MeterId", {Columns}) VALUES""", [.. replacement.Beneath.Select(i => Row(meter, i))], cancel);
            await LedgerDays.ReplaceAsync(db, meter, await zones.OfAsync(replacement.Span.Site, cancel), replacement.FromMs, replacement.ToMs, cancel);
            if (replacement.IsLast)
            {
                finished.Add(replacement.Span);
            }
        }

        await transaction.CommitAsync(cancel);
        return finished;

        async Task<bool> IsMineAsync(Replacement replacement)
        {
            foreach (var mark in replacement.Span.Marks)
            {
                if (await keep.RunAsync(cancel, (long)queue.Lease.TotalMilliseconds, mark, queue.Me) == 0)
                {
                    return false;
                }
            }

            foreach (var mark in replacement.IsLast ? replacement.Span.Marks : [])
            {
                await done.RunAsync(cancel, mark);
            }

            return true;
        }
    }

    /// <summary>The intervals of a meter whose start lies in [from, to), ascending; Unix ms.</summary>
    public async Task<IReadOnlyList<LedgerInterval>> ReadAsync(int meterId, long fromMs, long toMs, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        return await ReadAsync(db, meterId, fromMs, toMs, cancel);
    }

    /// <summary>What would be known in [from, to) without entered energy, ascending, whether such stands there or not; Unix ms.</summary>
    public async Task<IReadOnlyList<LedgerInterval>> ReadNotEnteredAsync(int meterId, long fromMs, long toMs, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var beneath = await ReadAsync(db, meterId, fromMs, toMs, cancel, "ledger_beneath");
        var plain = await ReadAsync(db, meterId, fromMs, toMs, cancel);
        return [.. plain.Where(i => i.Origin != IntervalOrigin.Edited).Concat(beneath).OrderBy(i => i.Start)];
    }

    /// <summary>Start of the first and of the last quarter hour of a meter, Unix ms; null when it has none.</summary>
    public async Task<(long FirstMs, long LastMs)?> EndsAsync(int meterId, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var quarters = db.Ledger.Where(l => l.MeterId == meterId);
        return await quarters.MinAsync(l => (int?)l.Quarter, cancel) is { } first
            ? (Quarters.StartMs(first), Quarters.StartMs(await quarters.MaxAsync(l => l.Quarter, cancel)))
            : null;
    }

    internal static async Task<IReadOnlyList<LedgerInterval>> ReadAsync(
        IngestorDb db, int meterId, long fromMs, long toMs, CancellationToken cancel, string table = "ledger")
    {
        await using var query = new SqlStatement(
            db, $"""SELECT {Columns} FROM {table} WHERE "MeterId" = @0 AND "Quarter" >= @1 AND "Quarter" < @2 ORDER BY "Quarter" """, parameters: 3);
        await using var reader = await query.QueryAsync(cancel, meterId, Quarters.From(fromMs), Quarters.From(toMs));
        var intervals = new List<LedgerInterval>();
        while (await reader.ReadAsync(cancel))
        {
            intervals.Add(new LedgerInterval(DateTimeOffset.FromUnixTimeMilliseconds(Quarters.StartMs(reader.GetInt32(0))))
            {
                EnergyImportWh = Value(reader, 1),
                EnergyExportWh = Value(reader, 2),
                MeanW = Value(reader, 3),
                MinW = Value(reader, 4),
                MaxW = Value(reader, 5),
                ReactiveLagVarh = Value(reader, 6),
                ReactiveLeadVarh = Value(reader, 7),
                Coverage = reader.GetDouble(8),
                Origin = (IntervalOrigin)reader.GetInt16(9),
            });
        }

        return intervals;
    }

    private static object?[] Row(int meterId, LedgerInterval i) =>
    [
        meterId, Quarters.Of(i.Start.ToUnixTimeMilliseconds()), Finite(i.EnergyImportWh), Finite(i.EnergyExportWh), Finite(i.MeanW), Finite(i.MinW),
        Finite(i.MaxW), Finite(i.ReactiveLagVarh), Finite(i.ReactiveLeadVarh), i.Coverage, (short)i.Origin,
    ];

    private static double? Value(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Finite(reader.GetDouble(column));

    // What is not finite is not known; ledgers of earlier versions may hold such a number.
    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    private sealed class SiteZones(IngestorDb db)
    {
        private readonly Dictionary<string, SiteZone> _zones = new(StringComparer.Ordinal);

        internal async Task<SiteZone> OfAsync(string site, CancellationToken cancel)
        {
            if (!_zones.TryGetValue(site, out var zone))
            {
                _zones[site] = zone = SiteZone.Of(await db.Sites.Where(s => s.Site == site).Select(s => s.TimeZone).SingleAsync(cancel));
            }

            return zone;
        }
    }
}
