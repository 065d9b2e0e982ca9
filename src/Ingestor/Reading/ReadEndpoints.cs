using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Corrections;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Meters;
using Monitoring.Ingestor.Storage;
using Monitoring.Ingestor.Stores;

namespace Monitoring.Ingestor.Reading;

/// <summary>The read API under <c>/api/sites</c>; times are ISO 8601, <c>from</c> inclusive and <c>to</c> exclusive.</summary>
public static partial class ReadEndpoints
{
    // More values than this in one answer help nobody; the caller is told to ask for a shorter span or buckets.
    private const int MaxBuckets = 200_000;
    private const int MaxReadings = 1_000_000;

    /// <summary>Maps the endpoints; every one needs a read key for its site.</summary>
    public static void MapReadApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/sites").AddEndpointFilter<ReadKeyFilter>().WithTags("Reading");
        api.MapGet("/", SitesAsync).WithSummary("Sites that the key may read").Produces<List<SiteInfo>>();
        api.MapGet("/{site}/meters", Meters).WithSummary("Meters of a site").Produces<List<MeterInfo>>();
        api.MapGet("/{site}/latest", SiteLatest).WithSummary("Newest values of every meter of a site").Produces<List<LatestValues>>();
        api.MapGet("/{site}/meters/{meter}/latest", Latest).WithSummary("Newest values of a meter").Produces<LatestValues>();
        api.MapGet("/{site}/meters/{meter}/intervals", IntervalsAsync)
            .WithSummary("Quarter hours of a meter's ledger, or of one other quantity").Produces<IntervalSeries>();
        api.MapGet("/{site}/meters/{meter}/readings", ReadingsAsync)
            .WithSummary("Readings of one quantity, or buckets of them with 'every' (ISO 8601 duration)").Produces<ReadingSeries>();
    }

    private static async Task<IResult> SitesAsync(HttpContext context, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        var key = ReadKeyFilter.KeyOf(context);
        await using var db = await database.CreateDbContextAsync(cancel);
        var sites = await db.Sites.AsNoTracking().OrderBy(s => s.Site).ToListAsync(cancel);
        return Results.Ok(sites.Where(s => key.MayRead(s.Site)).Select(s => new SiteInfo(s.Site, s.Name, s.TimeZone)).ToList());
    }

    private static async Task<IResult> Meters(string site, MeterDirectory meters, IDbContextFactory<IngestorDb> database, CancellationToken cancel) =>
        await SiteExistsAsync(site, database, cancel) ? Results.Ok(meters.OfSite(site).Select(m => m.ToInfo()).ToList()) : NoSite(site);

    private static async Task<IResult> SiteLatest(
        string site, MeterDirectory meters, CalibratedReadings calibrated, IDbContextFactory<IngestorDb> database, CancellationToken cancel) =>
        await SiteExistsAsync(site, database, cancel)
            ? Results.Ok(await calibrated.ApplyAsync(site, [.. meters.OfSite(site).Select(m => m.ToLatest())], cancel)) : NoSite(site);

    private static async Task<IResult> Latest(string site, string meter, MeterDirectory meters, CalibratedReadings calibrated, CancellationToken cancel) =>
        meters.Find(site, meter) is { } known ? Results.Ok((await calibrated.ApplyAsync(site, [known.ToLatest()], cancel))[0]) : NoMeter(site, meter);

    private static async Task<IResult> IntervalsAsync(
        string site, string meter, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? quantity,
        MeterDirectory meters, LedgerTable ledger, CalculatedIntervals calculated, CancellationToken cancel)
    {
        if (meters.Find(site, meter) is not { } state)
        {
            return NoMeter(site, meter);
        }

        if (ReadSpan(from, to, out var fromMs, out var toMs) is { } problem)
        {
            return problem;
        }

        if (quantity is null)
        {
            return Results.Ok(await ledger.ReadAsync(site, meter, fromMs, toMs, cancel));
        }

        if (!QuantityCatalogue.TryGet(quantity.AsSpan(), out var known))
        {
            return Bad($"quantity '{quantity}' is not known");
        }

        return known.Kind == QuantityKind.Counter
            ? Results.Ok(CounterIntervals.From(site, meter, quantity, await calculated.OfCounterAsync(state, known, fromMs, toMs, cancel)))
            : Results.Ok(GaugeIntervals.From(site, meter, quantity, await calculated.OfGaugeAsync(state, known, fromMs, toMs, cancel)));
    }

    private static async Task<IResult> ReadingsAsync(
        string site, string meter, [FromQuery] string? quantity, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] string? every,
        MeterDirectory meters, IReadingStore store, CalibratedReadings calibrated, CancellationToken cancel)
    {
        if (meters.Find(site, meter) is null)
        {
            return NoMeter(site, meter);
        }

        if (quantity is null || !QuantityCatalogue.TryGet(quantity.AsSpan(), out var known))
        {
            return Bad($"quantity '{quantity}' is not known; see /api/sites/{site}/meters for the quantities of the meter");
        }

        if (ReadSpan(from, to, out var fromMs, out var toMs) is { } problem)
        {
            return problem;
        }

        var series = new SeriesKey(site, meter, known);
        var factor = await calibrated.FactorAsync(site, meter, known, cancel) ?? (static _ => 1);
        if (every is null)
        {
            var samples = await store.ReadAsync(series, fromMs, toMs, MaxReadings + 1, cancel);
            if (samples.Count > MaxReadings)
            {
                return Bad($"more than {MaxReadings} readings in the span: ask for a shorter one, or for buckets with 'every', e.g. every=PT1M");
            }

            return Results.Ok(new ReadingSeries(
                site, meter, quantity, [.. samples.Select(s => Time(s.TimeMs))], [.. samples.Select(s => s.Value * factor(s.TimeMs))]));
        }

        if (!TryParseDuration(every, out var everyMs) || (toMs - fromMs) / everyMs > MaxBuckets)
        {
            return Bad($"every '{every}' does not fit: an ISO 8601 duration of at least PT1S, with at most {MaxBuckets} buckets in the span");
        }

        var buckets = await store.ReadBucketsAsync(series, fromMs, toMs, everyMs, cancel);
        return Results.Ok(new ReadingSeries(
            site,
            meter,
            quantity,
            [.. buckets.Select(b => Time(b.StartMs))],
            [.. buckets.Select(b => (known.Kind == QuantityKind.Gauge ? b.Mean : b.Last) * factor(b.StartMs))],
            [.. buckets.Select(b => Math.Min(b.Min * factor(b.StartMs), b.Max * factor(b.StartMs)))],
            [.. buckets.Select(b => Math.Max(b.Min * factor(b.StartMs), b.Max * factor(b.StartMs)))]));
    }

    private static async Task<bool> SiteExistsAsync(string site, IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Sites.AnyAsync(s => s.Site == site, cancel);
    }

    private static IResult? ReadSpan(string? from, string? to, out long fromMs, out long toMs)
    {
        (fromMs, toMs) = (0, 0);
        if (!TryParseTime(from, out var start) || !TryParseTime(to, out var end))
        {
            return Bad("from and to are needed as ISO 8601 times with an offset, e.g. from=2026-04-01T00:00:00%2B09:00");
        }

        (fromMs, toMs) = (start.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds());
        return fromMs < toMs ? null : Bad("from must be before to");
    }

    // Without an offset nobody knows whose midnight is meant.
    private static bool TryParseTime(string? text, out DateTimeOffset time)
    {
        time = default;
        return text is not null && Iso8601WithOffset().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    private static bool TryParseDuration(string text, out long ms)
    {
        try
        {
            ms = (long)XmlConvert.ToTimeSpan(text).TotalMilliseconds;
            return ms >= 1000;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            ms = 0;
            return false;
        }
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Iso8601WithOffset();

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static IResult Bad(string message) => Results.Json(new WriteError("invalid", message), statusCode: 400);

    private static IResult NoSite(string site) => Results.Json(new WriteError("not found", $"there is no site '{site}'"), statusCode: 404);

    private static IResult NoMeter(string site, string meter) =>
        Results.Json(new WriteError("not found", $"site '{site}' has no meter '{meter}'"), statusCode: 404);
}
