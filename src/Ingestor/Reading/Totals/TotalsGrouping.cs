using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Windows;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>How quarter hours are added up: by windows of a part of a day, which are cut from the ledger, or by whole local days, of which totals are kept.</summary>
/// <param name="Word">Its word on the wire.</param>
/// <param name="Shortest">No group that is not cut by the ends of a question is shorter, except beside a change of the clock.</param>
/// <param name="Minutes">Length of a demand window; null where whole days are added up.</param>
/// <param name="Divisor">A day's number divided by this is the same for days that the database may add up.</param>
internal sealed record TotalsGrouping(string Word, TimeSpan Shortest, int? Minutes = null, int Divisor = 1)
{
    private const string OfAll = "all";

    internal static readonly IReadOnlyList<TotalsGrouping> Known =
    [
        new("quarter-hour", TimeSpan.FromMinutes(15), Minutes: 15),
        new("half-hour", TimeSpan.FromMinutes(30), Minutes: 30),
        new("hour", TimeSpan.FromMinutes(60), Minutes: 60),
        new("day", TimeSpan.FromDays(1)),
        new("week", TimeSpan.FromDays(7)),
        new("month", TimeSpan.FromDays(28), Divisor: 100),
        new("year", TimeSpan.FromDays(365), Divisor: 10_000),
        new(OfAll, TimeSpan.MaxValue, Divisor: 100_000_000),
    ];

    internal static TotalsGrouping Day { get; } = Known.Single(g => g.Word == "day");

    /// <summary>The group that holds an instant, before the question's ends cut it.</summary>
    /// <param name="instant">UTC.</param>
    /// <param name="zone">The site's clock.</param>
    /// <param name="all">All of the question's time.</param>
    internal TimeRange WindowAt(DateTimeOffset instant, SiteZone zone, TimeRange all) => Word switch
    {
        _ when Minutes is { } minutes => LocalWindows.Demand(instant, zone, minutes),
        "day" => LocalWindows.Day(zone.DateOf(instant), zone),
        "week" => LocalWindows.Week(zone.DateOf(instant), zone),
        "month" => LocalWindows.Month(zone.DateOf(instant), zone),
        "year" => LocalWindows.Year(zone.DateOf(instant), zone),
        _ => all,
    };

    /// <summary>A day of those whose number divided by <see cref="Divisor"/> is <paramref name="number"/>: the first of its month or year.</summary>
    internal DateOnly? DayOf(int number) => Word switch
    {
        "month" => new DateOnly(number / 100, number % 100, 1),
        "year" => new DateOnly(number, 1, 1),
        OfAll => null,
        _ => new DateOnly(number / 10_000, number / 100 % 100, number % 100),
    };
}
