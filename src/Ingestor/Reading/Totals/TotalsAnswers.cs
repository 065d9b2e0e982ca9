using Microsoft.EntityFrameworkCore;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Reading.Series;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>Answers with totals of the groups of a span, one meter after the other.</summary>
public sealed class TotalsAnswers(IDbContextFactory<IngestorDb> database, SpreadEnergy spread)
{
    /// <summary>The totals of the meters, ordered as these are.</summary>
    internal IResult Of(string site, IReadOnlyList<MeterState> meters, TotalsSpan span) => new Answer(database, spread, site, meters, span);

    private sealed record Answer(IDbContextFactory<IngestorDb> Database, SpreadEnergy Spread, string Site, IReadOnlyList<MeterState> Meters, TotalsSpan Span) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var cancel = httpContext.RequestAborted;
            await using var db = await Database.CreateDbContextAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);
            var ofDays = Span.Grouping.Minutes is null ? await DayGroups.ReadAsync(db, Meters, Span, cancel) : null;
            var entered = await Spread.ReadAsync(Site, Meters, Span.Time, Span.WindowAt, cancel);
            var columns = new TotalsColumns(Span);
            JsonPipe? json = null;
            foreach (var meter in Meters)
            {
                columns.Clear();
                foreach (var group in ofDays?[meter.Id] ?? await WindowGroups.ReadAsync(db, meter, Span, cancel))
                {
                    columns.Add(group, entered.GetValueOrDefault((meter.Id, group.Window.From)));
                }

                // Only now, so that a database that is away can still be told with a status of its own.
                var isFirst = json is null;
                json ??= Begin(httpContext);
                json.Raw(isFirst ? [] : ","u8);
                await columns.WriteAsync(json, meter.Meter);
                await json.FlushAsync();
            }

            json ??= Begin(httpContext);
            json.Raw("]}"u8);
            await json.FlushAsync();
        }

        private JsonPipe Begin(HttpContext context)
        {
            var json = JsonPipe.Start(context);
            json.Raw("{\"site\":"u8);
            json.Text(Site);
            json.Raw(",\"time_zone\":"u8);
            json.Text(Span.Zone.Id);
            json.Raw(",\"by\":"u8);
            json.Text(Span.Grouping.Word);
            json.Raw(",\"meters\":["u8);
            return json;
        }
    }
}
