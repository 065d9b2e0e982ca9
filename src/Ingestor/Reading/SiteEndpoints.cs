using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Reading.Series;
using Monitoring.Ingestor.Reading.Totals;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading;

/// <summary>Questions about several or all meters of a site at once.</summary>
internal static class SiteEndpoints
{
    private const int MostLast = 100_000;

    internal static void MapSiteSeries(this RouteGroupBuilder api)
    {
        api.MapGet("/{site}/intervals", IntervalsAsync)
            .WithSummary("Quarter hours of several or all meters of a site, or the newest of each with 'last'").Produces<List<IntervalSeries>>();
        api.MapGet("/{site}/totals", TotalsAsync)
            .WithSummary("Energy, peak and completeness of several or all meters by windows of the site's clock: 15 minutes, 30, an hour, a day, week, month or year").Produces<SiteTotals>();
    }

    private static async Task<IResult> IntervalsAsync(
        string site, [FromQuery] string[]? meter, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? last,
        MeterDirectory meters, IntervalAnswers answers, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        if (await ZoneOfAsync(site, database, cancel) is null)
        {
            return Answers.NoSite(site);
        }

        if (Chosen(site, meter, meters, out var unknown) is not { } chosen)
        {
            return unknown!;
        }

        int? count = null;
        if (last is not null)
        {
            count = int.TryParse(last, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
            if (count is < 1 or > MostLast)
            {
                return Answers.Bad($"last '{last}' does not fit: how many of each meter's newest intervals, 1 to {MostLast}, e.g. last=48");
            }
        }

        IResult? problem = null;
        var span = last is not null && from is null && to is null ? QuerySpan.Everything : QuerySpan.Read(from, to, out problem);
        return span is null ? problem! : answers.OfMeters(chosen, span, count);
    }

    private static async Task<IResult> TotalsAsync(
        string site, [FromQuery] string[]? meter, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? by,
        MeterDirectory meters, TotalsAnswers answers, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        if (await ZoneOfAsync(site, database, cancel) is not { } zone)
        {
            return Answers.NoSite(site);
        }

        if (Chosen(site, meter, meters, out var unknown) is not { } chosen)
        {
            return unknown!;
        }

        return TotalsSpan.Read(SiteZone.Of(zone), from, to, by, chosen.Count, out var problem) is { } span ? answers.Of(site, chosen, span) : problem!;
    }

    private static IReadOnlyList<MeterState>? Chosen(string site, string[]? names, MeterDirectory meters, out IResult? unknown)
    {
        unknown = null;
        if (names is null or [])
        {
            return [.. meters.OfSite(site).Where(m => m.Id > 0)];
        }

        var chosen = new List<MeterState>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (meters.Find(site, name) is not { } known)
            {
                unknown = Answers.NoMeter(site, name);
                return null;
            }

            chosen.Add(known);
        }

        return chosen;
    }

    private static async Task<string?> ZoneOfAsync(string site, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Sites.Where(s => s.Site == site).Select(s => s.TimeZone).FirstOrDefaultAsync(cancel);
    }
}
