using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Storage;

/// <summary>A database that does not answer now: what it says, and how a request that needs it is answered.</summary>
internal static class DatabaseTrouble
{
    private const int RetrySeconds = 2;

    /// <summary>The database's own words within an exception; null where it is about something else.</summary>
    internal static string? ReasonOf(Exception e) => e switch
    {
        DbException database => database.InnerException is System.Net.Sockets.SocketException socket ? $"{database.Message}: {socket.Message}" : database.Message,
        { InnerException: { } inner } => ReasonOf(inner),
        _ => null,
    };

    /// <summary>
    /// True where an exception is of the database but not of what it was given to keep: the same call may succeed later. SQLSTATE classes 22
    /// (data) and 23 (constraints), and SQLite's TOOBIG, CONSTRAINT and MISMATCH, are of the data.
    /// </summary>
    internal static bool IsAway(Exception e) => e switch
    {
        SqliteException { SqliteErrorCode: 18 or 19 or 20 } => false,
        DbException { SqlState: ['2', '2' or '3', ..] } => false,
        DbException => true,
        { InnerException: { } inner } => IsAway(inner),
        _ => false,
    };

    /// <summary>Answers 503 where a request failed because of the database.</summary>
    internal static IApplicationBuilder UseDatabaseTroubleAnswer(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && ReasonOf(e) is not null)
        {
            context.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            await Results.Json(new WriteError("unavailable", $"the database does not answer: {ReasonOf(e)}"), statusCode: 503).ExecuteAsync(context);
        }
    });
}
