using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>Answers with quarter hours of the ledger, one meter after the other, as they come from the database.</summary>
public sealed class IntervalAnswers(IDbContextFactory<IngestorDb> database, CorrectionTable corrections)
{
    /// <summary>Intervals of a span.</summary>
    internal const string InSpan =
        $"""SELECT {LedgerTable.Columns} FROM ledger WHERE "MeterId" = @0 AND "Quarter" >= @1 AND "Quarter" < @2 ORDER BY "Quarter" """;

    /// <summary>The newest intervals of a span, ascending.</summary>
    internal const string Newest =
        $"""
        SELECT {LedgerTable.Columns} FROM
        (SELECT * FROM ledger WHERE "MeterId" = @0 AND "Quarter" >= @1 AND "Quarter" < @2 ORDER BY "Quarter" DESC LIMIT @3) n ORDER BY "Quarter"
        """;

    /// <summary>One meter's intervals whose start lies in the span, as an object.</summary>
    internal IResult OfMeter(MeterState meter, QuerySpan span) => new Answer(database, corrections, [meter], span, Last: null, IsList: false);

    /// <summary>Several meters' intervals, as an array of such objects.</summary>
    /// <param name="meters">The meters, in the order of the answer.</param>
    /// <param name="span">Where the intervals start.</param>
    /// <param name="last">Only so many, the newest, of each meter; all when null.</param>
    internal IResult OfMeters(IReadOnlyList<MeterState> meters, QuerySpan span, int? last) => new Answer(database, corrections, meters, span, last, IsList: true);

    private sealed record Answer(
        IDbContextFactory<IngestorDb> Database, CorrectionTable Corrections, IReadOnlyList<MeterState> Meters, QuerySpan Span, int? Last, bool IsList) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var cancel = httpContext.RequestAborted;
            await using var db = await Database.CreateDbContextAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);
            var acting = Meters.Count == 0 ? null : await Corrections.ActingAsync(Meters[0].Site, Span.FromMs, Span.ToMs, cancel);
            await using var rows = new IntervalRows(db, Last is null ? InSpan : Newest, parameters: Last is null ? 3 : 4);
            var columns = new IntervalColumns();
            JsonPipe? json = null;
            foreach (var meter in Meters)
            {
                columns.Clear();
                await rows.ReadAsync(Parameters(meter.Id), columns, cancel);

                // Only now, so that a database that is away can still be told with a status of its own.
                var isFirst = json is null;
                json ??= JsonPipe.Start(httpContext);
                json.Raw(!IsList ? [] : isFirst ? "["u8 : ","u8);
                await columns.WriteAsync(json, meter.Site, meter.Meter, acting![meter.Meter]);
                await json.FlushAsync();
            }

            json ??= JsonPipe.Start(httpContext);
            json.Raw(!IsList ? [] : Meters.Count == 0 ? "[]"u8 : "]"u8);
            await json.FlushAsync();
        }

        private int[] Parameters(int meterId)
        {
            int[] span = [meterId, Quarters.From(Span.FromMs), Quarters.From(Span.ToMs)];
            return Last is { } last ? [.. span, last] : span;
        }
    }
}
