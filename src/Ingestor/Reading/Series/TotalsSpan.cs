using System.Globalization;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Windows;

namespace Monitoring.Ingestor.Reading.Series;

/// <summary>Whole local days of a site, and how they are grouped.</summary>
/// <param name="Zone">The site's clock.</param>
/// <param name="From">First day.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="By">Word of the grouping.</param>
internal sealed record TotalsSpan(SiteZone Zone, DateOnly From, DateOnly To, string By)
{
    /// <summary>The words of the groupings.</summary>
    internal static readonly IReadOnlyList<string> Groupings = ["day", "month", "year", "all"];

    /// <summary>A day's number divided by this is the number of its group.</summary>
    internal int Divisor => By switch { "day" => 1, "month" => 100, "year" => 10_000, _ => 100_000_000 };

    /// <summary>Reads the parameters; null with the answer that says what is wrong.</summary>
    internal static TotalsSpan? Read(SiteZone zone, string? from, string? to, string? by, out IResult? problem)
    {
        problem = null;
        if (by is not null && !Groupings.Contains(by, StringComparer.Ordinal))
        {
            problem = Answers.Bad($"by '{by}' is not known: {string.Join(", ", Groupings)}");
        }
        else if (DayOf(zone, from) is not { } first || DayOf(zone, to) is not { } end)
        {
            problem = Answers.Bad($"from and to are needed as dates of the site from 1900 to 2999, e.g. from=2026-04-01&to=2026-05-01 (to is not part of it), or as times at which a day begins in {zone.Id}");
        }
        else if (first >= end)
        {
            problem = Answers.Bad("from must be before to");
        }
        else
        {
            return new TotalsSpan(zone, first, end, by ?? "day");
        }

        return null;
    }

    /// <summary>The time of a group within the span: not every day has 24 hours.</summary>
    internal TimeRange WindowOf(int group)
    {
        var (first, end) = (Zone.StartOfDay(From), Zone.StartOfDay(To));
        var window = By switch
        {
            "day" => LocalWindows.Day(new DateOnly(group / 10_000, group / 100 % 100, group % 100), Zone),
            "month" => LocalWindows.Month(new DateOnly(group / 100, group % 100, 1), Zone),
            "year" => LocalWindows.Year(new DateOnly(group, 1, 1), Zone),
            _ => new TimeRange(first, end),
        };
        return new TimeRange(window.From > first ? window.From : first, window.To < end ? window.To : end);
    }

    private static DateOnly? DayOf(SiteZone zone, string? text)
    {
        if (QuerySpan.TryParseDay(text, out var date))
        {
            return date;
        }

        return QuerySpan.TryParseTime(text, out var time) && zone.DateOf(time) is var day && zone.StartOfDay(day) == time ? day : null;
    }
}
