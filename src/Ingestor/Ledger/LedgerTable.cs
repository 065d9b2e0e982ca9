using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Reads and replaces quarter hours. Plain SQL: a year of one meter is 35,040 rows.</summary>
public sealed class LedgerTable(IDbContextFactory<IngestorDb> database)
{
    private const string Columns =
        """ "StartMs", "ImportWh", "ExportWh", "MeanW", "MinW", "MaxW", "LagVarh", "LeadVarh", "Coverage", "Origin" """;

    /// <summary>The intervals whose start lies in [from, to), ascending; Unix ms.</summary>
    public async Task<IntervalSeries> ReadAsync(string site, string meter, long fromMs, long toMs, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await using var query = new SqlStatement(
            db,
            $"""SELECT {Columns} FROM ledger WHERE "Site" = @0 AND "Meter" = @1 AND "StartMs" >= @2 AND "StartMs" < @3 ORDER BY "StartMs" """,
            parameters: 4);
        await using var reader = await query.QueryAsync(cancel, site, meter, fromMs, toMs);
        var start = new List<DateTimeOffset>();
        var columns = Enumerable.Range(0, 7).Select(_ => new List<double?>()).ToArray();
        var coverage = new List<double>();
        var origin = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            start.Add(DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)));
            for (var c = 0; c < columns.Length; c++)
            {
                columns[c].Add(reader.IsDBNull(c + 1) ? null : Finite(reader.GetDouble(c + 1)));
            }

            coverage.Add(reader.GetDouble(8));
            origin.Add(OriginWords.Of((IntervalOrigin)reader.GetInt32(9)));
        }

        return new IntervalSeries
        {
            Site = site,
            Meter = meter,
            Start = start,
            EnergyImportWh = columns[0],
            EnergyExportWh = columns[1],
            MeanW = columns[2],
            MinW = columns[3],
            MaxW = columns[4],
            ReactiveLagVarh = columns[5],
            ReactiveLeadVarh = columns[6],
            Coverage = coverage,
            Origin = origin,
        };
    }

    /// <summary>Puts <paramref name="intervals"/> in place of whatever stood in [from, to); readers see the old or the new.</summary>
    public async Task ReplaceAsync(
        string site, string meter, long fromMs, long toMs, IReadOnlyList<LedgerInterval> intervals, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var delete = new SqlStatement(
            db, """DELETE FROM ledger WHERE "Site" = @0 AND "Meter" = @1 AND "StartMs" >= @2 AND "StartMs" < @3""", parameters: 4);
        await delete.RunAsync(cancel, site, meter, fromMs, toMs);
        await using var insert = new SqlStatement(
            db, $"""INSERT INTO ledger ("Site", "Meter", {Columns}) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11)""", parameters: 12);
        foreach (var i in intervals)
        {
            await insert.RunAsync(
                cancel,
                site,
                meter,
                i.Start.ToUnixTimeMilliseconds(),
                Finite(i.EnergyImportWh),
                Finite(i.EnergyExportWh),
                Finite(i.MeanW),
                Finite(i.MinW),
                Finite(i.MaxW),
                Finite(i.ReactiveLagVarh),
                Finite(i.ReactiveLeadVarh),
                i.Coverage,
                (int)i.Origin);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>Takes the mark of a recomputed span off the disk.</summary>
    public async Task DoneAsync(DirtySpan span, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(span);
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.Dirty.Where(d => d.Id == span.Row).ExecuteDeleteAsync(cancel);
    }

    // What is not finite is not known; ledgers of earlier versions may hold such a number.
    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
