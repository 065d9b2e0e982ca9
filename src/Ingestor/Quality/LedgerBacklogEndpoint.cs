using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Ledger;
using Monitoring.Ingestor.Reading;
using Monitoring.Ingestor.Storage;

namespace Monitoring.Ingestor.Quality;

/// <summary><c>GET /api/sites/{site}/backlog</c>.</summary>
public static class LedgerBacklogEndpoint
{
    private static readonly double DayMs = TimeSpan.FromDays(1).TotalMilliseconds;

    /// <summary>Maps the endpoint; it needs a read key for the site.</summary>
    public static void MapLedgerBacklog(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/sites/{site}/backlog", AnswerAsync).AddEndpointFilter<ReadKeyFilter>().WithTags("Reading")
            .WithSummary("How much of the ledger of a site is still to be calculated after new readings, corrections or imports (until: only what was marked up to that number)")
            .Produces<LedgerBacklog>();

    private static async Task<IResult> AnswerAsync(
        string site, [FromQuery] long? until, IDbContextFactory<IngestorDb> database, LedgerRecomputation recomputation, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (!await db.Sites.AnyAsync(s => s.Site == site, cancel))
        {
            return Results.Json(new WriteError("not found", $"there is no site '{site}'"), statusCode: 404);
        }

        return Results.Ok(await ReadAsync(db, site, until ?? long.MaxValue, recomputation.Reach, cancel));
    }

    /// <summary>What of a site waits, of the marks up to a number.</summary>
    public static async Task<LedgerBacklog> ReadAsync(IngestorDb db, string site, long until, LedgerReach reach, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(reach);
        var marks = await db.Dirty.AsNoTracking().Where(d => d.Id <= until && db.Meters.Any(m => m.Id == d.MeterId && m.Site == site)).ToListAsync(cancel);
        return new LedgerBacklog(
            marks.Count,
            marks.GroupBy(m => m.MeterId).Sum(m => LengthMs([.. m.OrderBy(d => d.FromMs)], reach)) / DayMs,
            marks.Count == 0 ? 0 : marks.Max(m => m.Id));
    }

    // Marks of one meter may overlap: what is calculated once counts once.
    private static long LengthMs(List<DirtyRow> marks, LedgerReach reach)
    {
        var (length, end) = (0L, long.MinValue);
        foreach (var mark in marks)
        {
            var from = Math.Max(end, reach.RestOf(mark.MeterId, mark.FromMs, mark.ToMs));
            length += Math.Max(0, mark.ToMs - from);
            end = Math.Max(end, mark.ToMs);
        }

        return length;
    }
}
