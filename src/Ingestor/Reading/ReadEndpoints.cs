using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Reading.Export;
using Monitoring.Ingestor.Reading.Series;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Reading;

/// <summary>The read API under <c>/api/sites</c>; times are ISO 8601, <c>from</c> inclusive and <c>to</c> exclusive.</summary>
public static class ReadEndpoints
{
    // More values than this in one answer help nobody; the caller is told to ask for a shorter span or buckets.
    private const int MaxReadings = 1_000_000;

    /// <summary>Maps the endpoints; every one needs a read key for its site.</summary>
    public static void MapReadApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/sites").AddEndpointFilter<ReadKeyFilter>().WithTags("Reading");
        api.MapGet("/", SitesAsync).WithSummary("Sites that the key may read").Produces<List<SiteInfo>>();
        api.MapGet("/{site}/meters", Meters).WithSummary("Meters of a site").Produces<List<MeterInfo>>();
        api.MapGet("/{site}/latest", SiteLatest).WithSummary("Newest values of every meter of a site").Produces<List<LatestValues>>();
        api.MapGet("/{site}/meters/{meter}/latest", Latest).WithSummary("Newest values of a meter").Produces<LatestValues>();
        api.MapSiteSeries();
        api.MapGet("/{site}/meters/{meter}/intervals", IntervalsAsync)
            .WithSummary("Quarter hours of a meter's ledger, or of one other quantity").Produces<IntervalSeries>();
        api.MapExport();
        api.MapGet("/{site}/meters/{meter}/readings", ReadingsAsync)
            .WithSummary("Readings of one quantity, or buckets of them with 'every' (ISO 8601 duration) or 'points' (how many a screen shows)").Produces<ReadingSeries>();
    }

    private static async Task<IResult> SitesAsync(HttpContext context, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        var key = ReadKeyFilter.KeyOf(context);
        await using var db = await database.CreateDbContextAsync(cancel);
        var sites = await db.Sites.AsNoTracking().OrderBy(s => s.Site).ToListAsync(cancel);
        return Results.Ok(sites.Where(s => key.MayRead(s.Site)).Select(s => new SiteInfo(s.Site, s.Name, s.TimeZone)).ToList());
    }

    private static async Task<IResult> Meters(
        string site, MeterDirectory meters, SharedMeters shared, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        await shared.RefreshAsync(site, meter: null, cancel);
        return await SiteExistsAsync(site, database, cancel) ? Results.Ok(meters.OfSite(site).Select(m => m.ToInfo()).ToList()) : Answers.NoSite(site);
    }

    private static async Task<IResult> SiteLatest(
        string site, MeterDirectory meters, SharedMeters shared, CalibratedReadings calibrated, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        await shared.RefreshAsync(site, meter: null, cancel);
        return await SiteExistsAsync(site, database, cancel)
            ? Results.Ok(await calibrated.ApplyAsync(site, [.. meters.OfSite(site).Select(m => m.ToLatest())], cancel))
            : Answers.NoSite(site);
    }

    private static async Task<IResult> Latest(
        string site, string meter, MeterDirectory meters, SharedMeters shared, CalibratedReadings calibrated, CancellationToken cancel)
    {
        await shared.RefreshAsync(site, meter, cancel);
        return meters.Find(site, meter) is { } known
            ? Results.Ok((await calibrated.ApplyAsync(site, [known.ToLatest()], cancel))[0])
            : Answers.NoMeter(site, meter);
    }

    private static async Task<IResult> IntervalsAsync(
        string site, string meter, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? quantity,
        MeterDirectory meters, IntervalAnswers ledger, CalculatedIntervals calculated, CancellationToken cancel)
    {
        if (meters.Find(site, meter) is not { } state)
        {
            return Answers.NoMeter(site, meter);
        }

        if (QuerySpan.Read(from, to, out var problem) is not { } span)
        {
            return problem!;
        }

        if (quantity is null)
        {
            return ledger.OfMeter(state, span);
        }

        if (!QuantityCatalogue.TryGet(quantity.AsSpan(), out var known))
        {
            return Answers.Bad($"quantity '{quantity}' is not known");
        }

        return known.Kind == QuantityKind.Counter
            ? Results.Ok(CounterIntervals.From(site, meter, quantity, await calculated.OfCounterAsync(state, known, span.FromMs, span.ToMs, cancel)))
            : Results.Ok(GaugeIntervals.From(site, meter, quantity, await calculated.OfGaugeAsync(state, known, span.FromMs, span.ToMs, cancel)));
    }

    private static async Task<IResult> ReadingsAsync(
        string site, string meter, [FromQuery] string? quantity, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? every, [FromQuery] string? points,
        MeterDirectory meters, IReadingStore store, CalibratedReadings calibrated, CancellationToken cancel)
    {
        if (meters.Find(site, meter) is null)
        {
            return Answers.NoMeter(site, meter);
        }

        if (quantity is null || !QuantityCatalogue.TryGet(quantity.AsSpan(), out var known))
        {
            return Answers.Bad($"quantity '{quantity}' is not known; see /api/sites/{site}/meters for the quantities of the meter");
        }

        if (QuerySpan.Read(from, to, out var problem) is not { } span)
        {
            return problem!;
        }

        var (fromMs, toMs) = span;
        var series = new SeriesKey(site, meter, known);
        var factor = await calibrated.FactorAsync(site, meter, known, cancel) ?? (static _ => 1);
        if (every is null && points is null)
        {
            var samples = await store.ReadAsync(series, fromMs, toMs, MaxReadings + 1, cancel);
            if (samples.Count > MaxReadings)
            {
                return Answers.Bad($"more than {MaxReadings} readings in the span: ask for a shorter one, or for buckets with 'every', e.g. every=PT1M, or 'points', e.g. points=1000");
            }

            return Results.Ok(new ReadingSeries(
                site, meter, quantity, [.. samples.Select(s => Time(s.TimeMs))], [.. samples.Select(s => s.Value * factor(s.TimeMs))]));
        }

        if (BucketStep.Choose(every, points, toMs - fromMs, out var everyMs) is { } wrong)
        {
            return Answers.Bad(wrong);
        }

        var buckets = await store.ReadBucketsAsync(series, fromMs, toMs, everyMs, cancel);
        return Results.Ok(new ReadingSeries(
            site,
            meter,
            quantity,
            [.. buckets.Select(b => Time(b.StartMs))],
            [.. buckets.Select(b => (known.Kind == QuantityKind.Gauge ? b.Mean : b.Last) * factor(b.StartMs))],
            [.. buckets.Select(b => Math.Min(b.Min * factor(b.StartMs), b.Max * factor(b.StartMs)))],
            [.. buckets.Select(b => Math.Max(b.Min * factor(b.StartMs), b.Max * factor(b.StartMs)))],
            BucketStep.Text(everyMs)));
    }

    private static async Task<bool> SiteExistsAsync(string site, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Sites.AnyAsync(s => s.Site == site, cancel);
    }

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
