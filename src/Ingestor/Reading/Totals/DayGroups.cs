using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>Groups of whole local days, from the totals that are kept per day.</summary>
internal static class DayGroups
{
    /// <summary>The question to the database; parameters are the first day and the end.</summary>
    internal static string Query(SqlDialect sql, int divisor, string meters) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT "MeterId", "Day" / {divisor} AS "Group", CAST(SUM("Intervals") AS bigint), CAST(SUM("CoveredMs") AS bigint), SUM("ImportWh"), SUM("ExportWh"),
        SUM("ImportGapWh" + "ImportPowerWh" + "ExportGapWh" + "ExportPowerWh"), MAX("PeakW"), {sql.PeakQuarter}
        FROM ledger_days WHERE "MeterId" IN ({meters}) AND "Day" >= @0 AND "Day" < @1 GROUP BY "MeterId", "Day" / {divisor} ORDER BY 1, 2
        """);

    /// <summary>The groups in which something is known, ascending, by number of the meter.</summary>
    internal static async Task<Dictionary<int, List<TotalsGroup>>> ReadAsync(IngestorDb db, IReadOnlyList<MeterState> meters, TotalsSpan span, CancellationToken cancel)
    {
        var groups = meters.ToDictionary(m => m.Id, _ => new List<TotalsGroup>());
        if (meters.Count == 0)
        {
            return groups;
        }

        var ids = string.Join(',', meters.Select(m => m.Id.ToString(CultureInfo.InvariantCulture)));
        await using var query = new SqlStatement(db, Query(db.Sql, span.Grouping.Divisor, ids), parameters: 2);
        await using var reader = await query.QueryAsync(
            cancel, DayTotals.NumberOf(span.Zone.DateOf(span.Time.From)), DayTotals.NumberOf(span.Zone.DateOf(span.Time.To)));
        while (await reader.ReadAsync(cancel))
        {
            Add(groups[reader.GetInt32(0)], Read(reader, span));
        }

        return groups;
    }

    // Days of one week come one by one.
    private static void Add(List<TotalsGroup> groups, TotalsGroup next)
    {
        if (groups.Count > 0 && groups[^1].Window == next.Window)
        {
            groups[^1] = groups[^1].With(next);
        }
        else
        {
            groups.Add(next);
        }
    }

    private static TotalsGroup Read(DbDataReader row, TotalsSpan span)
    {
        var start = span.Grouping.DayOf(row.GetInt32(1)) is { } day ? span.Zone.StartOfDay(day) : span.Time.From;
        return new TotalsGroup(
            span.WindowAt(start), row.GetInt64(2), row.GetInt64(3), Value(row, 4), Value(row, 5), row.GetDouble(6), Value(row, 7), row.IsDBNull(8) ? null : row.GetInt32(8));
    }

    private static double? Value(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
