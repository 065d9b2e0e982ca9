using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>Answers with totals of local days, months, years or all of a span, from the totals per day.</summary>
public sealed class TotalsAnswers(IDbContextFactory<IngestorDb> database)
{
    private static readonly string[] Names =
    [
        "start", "energy_import_wh", "energy_export_wh", "estimated_share", "coverage", "completeness", "peak_w", "peak_start",
    ];

    /// <summary>The totals of the meters, ordered as these are.</summary>
    internal IResult Of(string site, IReadOnlyList<MeterState> meters, TotalsSpan span) => new Answer(database, site, meters, span);

    /// <summary>The question to the database; parameters are the first day and the end.</summary>
    internal static string Query(SqlDialect sql, int divisor, string meters) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT "MeterId", "Day" / {divisor} AS "Group", CAST(SUM("Intervals") AS bigint), CAST(SUM("CoveredMs") AS bigint), SUM("ImportWh"), SUM("ExportWh"),
        SUM("ImportGapWh" + "ImportPowerWh" + "ExportGapWh" + "ExportPowerWh"), MAX("PeakW"), {sql.PeakQuarter}
        FROM ledger_days WHERE "MeterId" IN ({meters}) AND "Day" >= @0 AND "Day" < @1 GROUP BY "MeterId", "Day" / {divisor} ORDER BY 1, 2
        """);

    private sealed record Answer(IDbContextFactory<IngestorDb> Database, string Site, IReadOnlyList<MeterState> Meters, TotalsSpan Span) : IResult
    {
        private readonly Dictionary<int, JsonColumn[]> _columns = Meters.ToDictionary(m => m.Id, _ => Names.Select(_ => new JsonColumn()).ToArray());
        private readonly Dictionary<int, (byte[] Start, double LengthMs)> _groups = [];

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var cancel = httpContext.RequestAborted;
            if (Meters.Count > 0)
            {
                await ReadAsync(cancel);
            }

            var json = JsonPipe.Start(httpContext);
            json.Raw("{\"site\":"u8);
            json.Text(Site);
            json.Raw(",\"time_zone\":"u8);
            json.Text(Span.Zone.Id);
            json.Raw(",\"by\":"u8);
            json.Text(Span.By);
            json.Raw(",\"meters\":["u8);
            for (var i = 0; i < Meters.Count; i++)
            {
                json.Raw(i == 0 ? "{\"meter\":"u8 : ",{\"meter\":"u8);
                json.Text(Meters[i].Meter);
                for (var c = 0; c < Names.Length; c++)
                {
                    await json.ArrayAsync(Names[c], _columns[Meters[i].Id][c]);
                }

                json.Raw("}"u8);
            }

            json.Raw("]}"u8);
            await json.FlushAsync();
        }

        private async Task ReadAsync(CancellationToken cancel)
        {
            await using var db = await Database.CreateDbContextAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);
            var ids = string.Join(',', Meters.Select(m => m.Id.ToString(CultureInfo.InvariantCulture)));
            await using var query = new SqlStatement(db, Query(db.Sql, Span.Divisor, ids), parameters: 2);
            await using var reader = await query.QueryAsync(cancel, DayTotals.NumberOf(Span.From), DayTotals.NumberOf(Span.To));
            while (await reader.ReadAsync(cancel))
            {
                Add(_columns[reader.GetInt32(0)], reader);
            }
        }

        private void Add(JsonColumn[] columns, DbDataReader row)
        {
            var (start, lengthMs) = GroupOf(row.GetInt32(1));
            var (import, export) = (Value(row, 4), Value(row, 5));
            var energy = (import ?? 0) + (export ?? 0);
            columns[0].AddText(start);
            Add(columns[1], import);
            Add(columns[2], export);
            Add(columns[3], energy > 0 ? Math.Min(1, row.GetDouble(6) / energy) : null);
            columns[4].AddNumber(row.GetInt64(3) / lengthMs);
            columns[5].AddNumber(row.GetInt64(2) * LedgerInterval.StepMs / lengthMs);
            Add(columns[6], Value(row, 7));
            if (row.IsDBNull(8))
            {
                columns[7].AddNull();
            }
            else
            {
                columns[7].AddTime(Quarters.StartMs(row.GetInt32(8)));
            }
        }

        private (byte[] Start, double LengthMs) GroupOf(int group)
        {
            if (!_groups.TryGetValue(group, out var known))
            {
                var window = Span.WindowOf(group);
                _groups[group] = known = (
                    Encoding.ASCII.GetBytes(Span.Zone.DateOf(window.From).ToString("O", CultureInfo.InvariantCulture)), window.Length.TotalMilliseconds);
            }

            return known;
        }

        private static double? Value(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

        private static void Add(JsonColumn column, double? value)
        {
            if (value is { } known)
            {
                column.AddNumber(known);
            }
            else
            {
                column.AddNull();
            }
        }
    }
}
