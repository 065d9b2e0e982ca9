using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing.Values;

/// <summary>Reads a column of dates as a whole: what one date leaves open is taken from its neighbours where that is certain.</summary>
internal static class DateColumn
{
    /// <summary>Each row's date, or why it has none.</summary>
    /// <exception cref="ImportException">The order of day and month cannot be known.</exception>
    internal static (DateOnly? Date, DateProblem? Problem)[] Resolve(IReadOnlyList<DateText> texts, ImportOptions options)
    {
        var monthFirst = MonthFirst(texts, options.DateOrder);
        var dates = texts.Select(t => t.Date ?? (t.Orders is { } o ? (monthFirst ? o.MonthFirst : o.DayFirst) : null)).ToArray();
        if (options.Year is { } year)
        {
            WithYear(texts, dates, year);
        }

        // From both sides: a day that follows, or precedes, one whose year is known.
        for (var i = 1; i < dates.Length; i++)
        {
            dates[i] ??= texts[i].WithoutYear is { } day ? Near(day, dates[i - 1], 1) : null;
        }

        for (var i = dates.Length - 2; i >= 0; i--)
        {
            dates[i] ??= texts[i].WithoutYear is { } day ? Near(day, dates[i + 1], -1) : null;
        }

        return [.. dates.Select((d, i) => (d, d is null ? texts[i].Problem ?? Open(texts[i]) : (DateProblem?)null))];
    }

    private static DateProblem Open(DateText text) => text.WithoutYear is { } day
        ? new(ImportCodes.DateWithoutYear, FormattableString.Invariant($"{day.Month}/{day.Day} has no year, and no row beside it says which"), "say the year of the first row with 'year', or write the dates with their year")
        : new(ImportCodes.DateOtherOrder, "there is no such date in the order that the other rows have", "write it like 2026-04-01");

    private static bool MonthFirst(IReadOnlyList<DateText> texts, string? asked)
    {
        if (asked is not null)
        {
            return asked switch
            {
                "mdy" => true,
                "dmy" => false,
                _ => throw ImportException.WrongOption("date_order", asked, "mdy or dmy"),
            };
        }

        var orders = texts.Select(t => t.Orders).OfType<(DateOnly? MonthFirst, DateOnly? DayFirst)>().ToList();
        if (orders.Count == 0)
        {
            return true;
        }

        // 13/1/2026 says it; else the order in which the days follow each other.
        var (noMonth, noDay) = (orders.Count(o => o.MonthFirst is null), orders.Count(o => o.DayFirst is null));
        if (noMonth != noDay)
        {
            return noDay > noMonth;
        }

        var (byMonth, byDay) = (Steps(orders.Select(o => o.MonthFirst)), Steps(orders.Select(o => o.DayFirst)));
        return byMonth != byDay
            ? byMonth > byDay
            : throw new ImportException("dates such as 4/5/2026 can mean two days here: say 'date_order' mdy (month first) or dmy (day first)", ImportCodes.DateOrderNeeded);
    }

    private static int Steps(IEnumerable<DateOnly?> dates)
    {
        var list = dates.ToList();
        return list.Zip(list.Skip(1)).Count(p => p is ({ } a, { } b) && b.DayNumber - a.DayNumber == 1);
    }

    private static void WithYear(IReadOnlyList<DateText> texts, DateOnly?[] dates, int year)
    {
        var month = 0;
        for (var i = 0; i < dates.Length; i++)
        {
            if (texts[i].WithoutYear is { } day)
            {
                // A month before the one above: the year has turned.
                year += day.Month < month ? 1 : 0;
                month = day.Month;
                dates[i] = Of(year, day);
            }
        }
    }

    private static DateOnly? Near((int Month, int Day) day, DateOnly? known, int direction)
    {
        if (known is not { } date)
        {
            return null;
        }

        foreach (var candidate in (DateOnly[])[date, date.AddDays(direction)])
        {
            if ((candidate.Month, candidate.Day) == day)
            {
                return candidate;
            }
        }

        return null;
    }

    private static DateOnly? Of(int year, (int Month, int Day) day) =>
        year is >= 1990 and < 2200 && day.Day <= DateTime.DaysInMonth(year, day.Month) ? new DateOnly(year, day.Month, day.Day) : null;
}
