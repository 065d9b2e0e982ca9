using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Quantities;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>A wish for an export as words, from an address or a command line.</summary>
internal sealed record ExportQuestion(string Site, string? What, IReadOnlyList<string> Meters, string? Quantity, string? From, string? To, string? Format)
{
    /// <summary>Makes a request of it, or says what is wrong.</summary>
    internal async Task<(ExportRequest? Request, string? Problem)> ResolveAsync(IDbContextFactory<IngestorDb> database, CancellationToken cancel)
    {
        if ((What ?? ExportRequest.Intervals) is not (ExportRequest.Readings or ExportRequest.Intervals))
        {
            return (null, $"what '{What}' is not known: {ExportRequest.Readings} or {ExportRequest.Intervals}");
        }

        if ((Format ?? ExportRequest.Csv) is not (ExportRequest.Csv or ExportRequest.Xlsx))
        {
            return (null, $"format '{Format}' is not known: {ExportRequest.Csv} or {ExportRequest.Xlsx}");
        }

        Quantity? quantity = null;
        if (What == ExportRequest.Readings && (this.Quantity is null || !QuantityCatalogue.TryGet(this.Quantity.AsSpan(), out quantity)))
        {
            return (null, $"quantity '{this.Quantity}' is not known: readings are exported one quantity at a time, e.g. active_power_w");
        }

        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Sites.AsNoTracking().FirstOrDefaultAsync(s => s.Site == Site, cancel) is not { } site)
        {
            return (null, $"there is no site '{Site}'");
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
        if (TimeOf(From, zone) is not { } from || TimeOf(To, zone) is not { } to || from >= to)
        {
            return (null, "from and to are needed, from before to, in the years 1900 to 2999: dates of the site such as 2026-04-01, or ISO 8601 times with an offset, e.g. 2026-04-01T00:00:00+09:00 (in a URL, + is written %2B)");
        }

        var rows = await db.Meters.AsNoTracking().Where(m => m.Site == Site).OrderBy(m => m.Meter).Select(m => new { m.Id, m.Meter }).ToListAsync(cancel);
        if (Meters.FirstOrDefault(m => rows.TrueForAll(r => r.Meter != m)) is { } unknown)
        {
            return (null, $"site '{Site}' has no meter '{unknown}'");
        }

        var wanted = rows.Where(r => Meters.Count == 0 || Meters.Contains(r.Meter)).Select(r => (r.Id, r.Meter)).ToList();
        return (new ExportRequest(Site, zone, wanted, quantity, from, to, Format ?? ExportRequest.Csv), null);
    }

    private static long? TimeOf(string? text, TimeZoneInfo zone)
    {
        if (QuerySpan.TryParseDay(text, out var date))
        {
            return SiteZone.Of(zone.Id).StartOfDay(date).ToUnixTimeMilliseconds();
        }

        return QuerySpan.TryParseTime(text, out var time) ? time.ToUnixTimeMilliseconds() : null;
    }
}
