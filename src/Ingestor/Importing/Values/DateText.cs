using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Importing.Files;

namespace Monitoring.Ingestor.Importing.Values;

/// <summary>What the text of one date says for certain: a date, a date in one of two orders, a day without a year, or why it is none.</summary>
internal readonly record struct DateText
{
    internal DateOnly? Date { get; init; }

    /// <summary>Of a date such as 4/5/2026: read as month/day and as day/month; each null where there is no such date.</summary>
    internal (DateOnly? MonthFirst, DateOnly? DayFirst)? Orders { get; init; }

    internal (int Month, int Day)? WithoutYear { get; init; }

    internal DateProblem? Problem { get; init; }
}

/// <summary>Why a text is no date.</summary>
/// <param name="Code">One of <see cref="ImportCodes"/>.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Cure">What to do.</param>
internal readonly record struct DateProblem(string Code, string Reason, string Cure);

/// <summary>Reads dates in the shapes of Japanese and other files, and what Excel makes of them.</summary>
internal static partial class DateTextReader
{
    // Excel counts days from 1899-12-30; these are the numbers of 2000-01-01 and 2100-01-01.
    private const int SerialFrom = 36_526;
    private const int SerialTo = 73_051;

    /// <summary>First year of an era less one (皇位継承: 令和 from 2019, 平成 from 1989).</summary>
    private static readonly Dictionary<string, int> Eras = new(StringComparer.OrdinalIgnoreCase)
    {
        ["令和"] = 2018, ["R"] = 2018, ["平成"] = 1988, ["H"] = 1988,
    };

    internal static DateText Read(Cell cell) => cell.Time is { } time
        ? new DateText { Date = DateOnly.FromDateTime(time) }
        : Read(cell.Text);

    internal static DateText Read(string text)
    {
        text = Weekday().Replace(text, "").Trim();
        if (Full().Match(text) is { Success: true } full)
        {
            return Of(Int(full, "y"), Int(full, "m"), Int(full, "d"), text);
        }

        if (Era().Match(text) is { Success: true } era)
        {
            var year = era.Groups["y"].Value == "元" ? 1 : Int(era, "y");
            return Of(Eras[era.Groups["e"].Value] + year, Int(era, "m"), Int(era, "d"), text);
        }

        if (Ordered().Match(text) is { Success: true } ordered)
        {
            var (a, b, year) = (Int(ordered, "a"), Int(ordered, "b"), Int(ordered, "y"));
            var dayFirst = Date(year, b, a);
            return ordered.Groups["dot"].Success
                ? new DateText { Date = dayFirst, Problem = dayFirst is null ? NoDate(text) : null }
                : new DateText { Orders = (Date(year, a, b), dayFirst), Problem = Date(year, a, b) is null && dayFirst is null ? NoDate(text) : null };
        }

        if (NoYear().Match(text) is { Success: true } noYear)
        {
            return Date(2024, Int(noYear, "m"), Int(noYear, "d")) is null
                ? new DateText { Problem = NoDate(text) }
                : new DateText { WithoutYear = (Int(noYear, "m"), Int(noYear, "d")) };
        }

        if (EnglishDay().Match(text) is { Success: true } english)
        {
            var month = DateTime.ParseExact(english.Groups["m"].Value, "MMM", CultureInfo.InvariantCulture).Month;
            return new DateText { WithoutYear = (month, Int(english, "d")) };
        }

        return Serial(text) ?? new DateText { Problem = Damaged(text) };
    }

    private static DateText? Serial(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= SerialFrom and < SerialTo
            ? new DateText { Date = DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(serial))) }
            : null;

    private static DateProblem Damaged(string text) => text switch
    {
        "" => new(ImportCodes.DateMissing, "there is no date", "write the date into the row"),
        _ when text.StartsWith('#') => new(ImportCodes.DateHashes, "Excel has written '#' because the column was too narrow", "widen the column in Excel and save the file again"),
        _ when text.Contains("E+", StringComparison.OrdinalIgnoreCase) =>
            new(ImportCodes.DateShortened, $"Excel has shortened the date to '{text}', and the day is lost", "take the file as it came, without opening it in Excel; or format the column as a date"),
        _ when TwoDigitYear().IsMatch(text) => new(ImportCodes.DateTwoDigitYear, $"'{text}' can be several dates: its year has two digits", "write the year with four digits"),
        _ when MonthOnly().IsMatch(text) => new(ImportCodes.DateWithoutDay, $"'{text}' has lost its day", "take the file as it came, without opening it in Excel"),
        _ => NoDate(text),
    };

    private static DateProblem NoDate(string text) =>
        new(ImportCodes.DateUnreadable, $"'{text}' is not a date", "write it like 2026-04-01, 2026/4/1, 20260401 or 2026年4月1日");

    private static DateText Of(int year, int month, int day, string text) =>
        Date(year, month, day) is { } date ? new DateText { Date = date } : new DateText { Problem = NoDate(text) };

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 1990 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s*\([日月火水木金土]\)$|\s*\([A-Za-z]{3}\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$|^(?<y>\d{4})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Full();

    [GeneratedRegex(@"^(?<e>令和|平成|R|H)\s*(?<y>元|\d{1,2})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*日?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Era();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<dot>\.)(?<b>\d{1,2})\.(?<y>\d{4})$|^(?<a>\d{1,2})[/-](?<b>\d{1,2})[/-](?<y>\d{4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ordered();

    [GeneratedRegex(@"^(?<m>\d{1,2})/(?<d>\d{1,2})$|^(?<m>\d{1,2})月(?<d>\d{1,2})日$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoYear();

    [GeneratedRegex(@"^(?<d>\d{1,2})-(?<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EnglishDay();

    [GeneratedRegex(@"^\d{2}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$|^\d{6}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TwoDigitYear();

    [GeneratedRegex(@"^([A-Z][a-z]{2}-\d{2}|\d{4}[-/年]\d{1,2}月?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthOnly();
}
