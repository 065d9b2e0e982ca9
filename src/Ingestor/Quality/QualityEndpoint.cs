using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Reading;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Quality;

/// <summary><c>GET /api/sites/{site}/quality</c>.</summary>
public static class QualityEndpoint
{
    private const int DefaultDays = 7;
    private const int MaxDays = 400;

    /// <summary>Maps the endpoint and the one of the ledger's backlog; both need a read key for the site.</summary>
    public static void MapQuality(this IEndpointRouteBuilder routes)
    {
        routes.MapLedgerBacklog();
        routes.MapGet("/api/sites/{site}/quality", AnswerAsync).AddEndpointFilter<ReadKeyFilter>().WithTags("Reading")
            .WithSummary("How complete and how fresh the data of a site are, by meter and local day (from and to as dates, both inclusive; the last 7 days unless given)")
            .Produces<SiteQuality>();
    }

    private static async Task<IResult> AnswerAsync(
        string site, [FromQuery] string? from, [FromQuery] string? to, IDbContextFactory<IngestorDb> database, QualityReader quality, TimeProvider time,
        CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await db.Sites.AsNoTracking().FirstOrDefaultAsync(s => s.Site == site, cancel) is not { } row)
        {
            return Problem(404, "not found", $"there is no site '{site}'");
        }

        var today = SiteZone.Of(row.TimeZone).DateOf(time.GetUtcNow());
        if (!TryDay(to, today, out var last) || !TryDay(from, last.AddDays(1 - DefaultDays), out var first))
        {
            return Problem(400, "invalid", "from and to are dates on the site's calendar, both inclusive, e.g. from=2026-04-01&to=2026-04-30");
        }

        return first > last || last.DayNumber - first.DayNumber >= MaxDays
            ? Problem(400, "invalid", string.Create(CultureInfo.InvariantCulture, $"from must not be after to, and at most {MaxDays} days are answered at once"))
            : Results.Ok(await quality.ReadAsync(row, first, last, cancel));
    }

    private static bool TryDay(string? text, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return text is null || (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1900 and < 3000);
    }

    private static IResult Problem(int status, string code, string message) => Results.Json(new WriteError(code, message), statusCode: status);
}
