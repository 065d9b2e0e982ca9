using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Ledger;

/// <summary>Reads and replaces quarter hours.</summary>
public sealed class LedgerTable(IDbContextFactory<IngestorDb> database)
{
    /// <summary>The intervals whose start lies in [from, to), ascending; Unix ms.</summary>
    public async Task<IReadOnlyList<LedgerInterval>> ReadAsync(string site, string meter, long fromMs, long toMs, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var rows = db.Ledger.AsNoTracking()
            .Where(l => l.Site == site && l.Meter == meter && l.StartMs >= fromMs && l.StartMs < toMs)
            .OrderBy(l => l.StartMs);
        var intervals = new List<LedgerInterval>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            intervals.Add(new LedgerInterval(DateTimeOffset.FromUnixTimeMilliseconds(row.StartMs))
            {
                EnergyImportWh = row.ImportWh,
                EnergyExportWh = row.ExportWh,
                MeanW = row.MeanW,
                MinW = row.MinW,
                MaxW = row.MaxW,
                ReactiveLagVarh = row.LagVarh,
                ReactiveLeadVarh = row.LeadVarh,
                Coverage = row.Coverage,
                Origin = (IntervalOrigin)row.Origin,
            });
        }

        return intervals;
    }

    /// <summary>
    /// Puts <paramref name="intervals"/> in place of whatever stood in [from, to), and takes the mark away unless it has grown since it was read.
    /// </summary>
    public async Task ReplaceAsync(DirtyRow dirty, long fromMs, long toMs, IReadOnlyList<LedgerInterval> intervals, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(dirty);
        ArgumentNullException.ThrowIfNull(intervals);
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Ledger.Where(l => l.Site == dirty.Site && l.Meter == dirty.Meter && l.StartMs >= fromMs && l.StartMs < toMs).ExecuteDeleteAsync(cancel);
        await using (var insert = db.Database.GetDbConnection().CreateCommand())
        {
            insert.Transaction = transaction.GetDbTransaction();
            insert.CommandText =
                """
                INSERT INTO ledger ("Site", "Meter", "StartMs", "ImportWh", "ExportWh", "MeanW", "MinW", "MaxW", "LagVarh", "LeadVarh", "Coverage", "Origin")
                VALUES (@site, @meter, @start, @import, @export, @mean, @min, @max, @lag, @lead, @coverage, @origin)
                """;
            var parameters = new[] { "site", "meter", "start", "import", "export", "mean", "min", "max", "lag", "lead", "coverage", "origin" }
                .Select(name => Add(insert, name)).ToArray();
            foreach (var i in intervals)
            {
                object?[] values =
                [
                    dirty.Site, dirty.Meter, i.Start.ToUnixTimeMilliseconds(), i.EnergyImportWh, i.EnergyExportWh, i.MeanW, i.MinW, i.MaxW,
                    i.ReactiveLagVarh, i.ReactiveLeadVarh, i.Coverage, (int)i.Origin,
                ];
                for (var p = 0; p < values.Length; p++)
                {
                    parameters[p].Value = values[p] ?? DBNull.Value;
                }

                await insert.ExecuteNonQueryAsync(cancel);
            }
        }

        await db.Dirty.Where(d => d.Site == dirty.Site && d.Meter == dirty.Meter && d.Mark == dirty.Mark).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static IDbDataParameter Add(IDbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
