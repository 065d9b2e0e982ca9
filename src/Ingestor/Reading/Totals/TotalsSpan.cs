using System.Globalization;
using Monitoring.Analysis.Sites;

namespace Monitoring.Ingestor.Reading.Totals;

/// <summary>The time that is asked about, from one edge of a group to another, and how it is grouped.</summary>
/// <param name="Zone">The site's clock.</param>
/// <param name="Time">The time; of groupings by days or longer whole local days.</param>
/// <param name="Grouping">The grouping.</param>
internal sealed record TotalsSpan(SiteZone Zone, TimeRange Time, TotalsGrouping Grouping)
{
    // More groups in one answer help nobody; a year of hours of 100 meters is 876,000.
    private const long MostGroups = 1_000_000;

    private TimeRange? _last;

    /// <summary>Reads the parameters; null with the answer that says what is wrong.</summary>
    internal static TotalsSpan? Read(SiteZone zone, string? from, string? to, string? by, int meters, out IResult? problem)
    {
        problem = null;
        var grouping = by is null ? TotalsGrouping.Day : TotalsGrouping.Known.FirstOrDefault(g => g.Word == by);
        if (grouping is null)
        {
            problem = Answers.Bad($"by '{by}' is not known: {string.Join(", ", TotalsGrouping.Known.Select(g => g.Word))}");
            return null;
        }

        if (EdgeOf(grouping, zone, from) is not { } start || EdgeOf(grouping, zone, to) is not { } end)
        {
            problem = Answers.Bad(
                "from and to are needed as dates of the site from 1900 to 2999, e.g. from=2026-04-01&to=2026-05-01 (to is not part of it), " +
                $"or as times at which {(grouping.Minutes is null ? "a day" : $"a group by {grouping.Word}")} begins in {zone.Id}");
        }
        else if (start >= end)
        {
            problem = Answers.Bad("from must be before to");
        }
        else if (GroupsWithin(end - start, grouping) * Math.Max(1, meters) is > MostGroups and var groups)
        {
            problem = Answers.Bad(string.Create(
                CultureInfo.InvariantCulture,
                $"by {grouping.Word}, this span of {meters} meters may have {groups} groups, and an answer has at most {MostGroups}: ask for less time, for fewer meters at once ('meter'), or by longer groups"));
        }
        else
        {
            return new TotalsSpan(zone, new TimeRange(start, end), grouping);
        }

        return null;
    }

    /// <summary>The group that holds an instant, within the time asked about: not every day has 24 hours.</summary>
    internal TimeRange WindowAt(DateTimeOffset instant)
    {
        // Quarter hours and days come in order, so most are in the group of the one before.
        if (_last is null || instant < _last.From || instant >= _last.To)
        {
            var window = Grouping.WindowAt(instant, Zone, Time);
            _last = new TimeRange(window.From > Time.From ? window.From : Time.From, window.To < Time.To ? window.To : Time.To);
        }

        return _last;
    }

    private static long GroupsWithin(TimeSpan length, TotalsGrouping grouping) => (length.Ticks / grouping.Shortest.Ticks) + 1;

    private static DateTimeOffset? EdgeOf(TotalsGrouping grouping, SiteZone zone, string? text)
    {
        if (QuerySpan.TryParseDay(text, out var date))
        {
            return zone.StartOfDay(date);
        }

        // What is longer than a day may begin with any day.
        var edges = grouping.Minutes is null ? TotalsGrouping.Day : grouping;
        return QuerySpan.TryParseTime(text, out var time) && edges.WindowAt(time, zone, new TimeRange(time, time)).From == time ? time.ToUniversalTime() : null;
    }
}
