namespace Monitoring.Analysis.Calendars;

/// <summary>
/// Japan's national holidays from 2019 on, by the rules of the Act on National Holidays (祝日法) as in force since 2020. The equinox days
/// follow the astronomical approximation valid for 1980 to 2099; the official dates are announced each February for the next year.
/// A table holds what differs from the rules.
/// </summary>
public static class JapaneseHolidays
{
    // Special laws: enthronement 2019, Olympic games 2020 and 2021. A null removes the holiday that the rules give.
    private static readonly Dictionary<DateOnly, string?> Special = new()
    {
        [new(2019, 2, 23)] = null,
        [new(2019, 5, 1)] = "天皇の即位の日",
        [new(2019, 10, 22)] = "即位礼正殿の儀の行われる日",
        [new(2020, 7, 20)] = null,
        [new(2020, 7, 23)] = "海の日",
        [new(2020, 7, 24)] = "スポーツの日",
        [new(2020, 8, 10)] = "山の日",
        [new(2020, 8, 11)] = null,
        [new(2020, 10, 12)] = null,
        [new(2021, 7, 19)] = null,
        [new(2021, 7, 22)] = "海の日",
        [new(2021, 7, 23)] = "スポーツの日",
        [new(2021, 8, 8)] = "山の日",
        [new(2021, 8, 11)] = null,
        [new(2021, 10, 11)] = null,
    };

    /// <summary>True on a holiday, a substitute holiday (振替休日) and a day between two holidays (国民の休日).</summary>
    public static bool IsHoliday(DateOnly date) => NameOf(date) is not null;

    /// <summary>The Japanese name; null on other days.</summary>
    public static string? NameOf(DateOnly date) => Named(date) ?? (IsSubstitute(date) ? "振替休日" : IsBetweenHolidays(date) ? "国民の休日" : null);

    private static string? Named(DateOnly d) => Special.TryGetValue(d, out var name) ? name : ByRule(d);

    private static string? ByRule(DateOnly d) => (d.Month, d.Day) switch
    {
        (1, 1) => "元日",
        (2, 11) => "建国記念の日",
        (2, 23) => "天皇誕生日",
        (4, 29) => "昭和の日",
        (5, 3) => "憲法記念日",
        (5, 4) => "みどりの日",
        (5, 5) => "こどもの日",
        (8, 11) => "山の日",
        (11, 3) => "文化の日",
        (11, 23) => "勤労感謝の日",
        (1, _) when IsMonday(d, 2) => "成人の日",
        (7, _) when IsMonday(d, 3) => "海の日",
        (9, _) when IsMonday(d, 3) => "敬老の日",
        (10, _) when IsMonday(d, 2) => "スポーツの日",
        (3, _) when d.Day == Equinox(d.Year, 20.8431) => "春分の日",
        (9, _) when d.Day == Equinox(d.Year, 23.2488) => "秋分の日",
        _ => null,
    };

    // A holiday that falls on a Sunday moves to the next day that is not a holiday itself.
    private static bool IsSubstitute(DateOnly d)
    {
        for (var before = d.AddDays(-1); Named(before) is not null; before = before.AddDays(-1))
        {
            if (before.DayOfWeek == DayOfWeek.Sunday)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBetweenHolidays(DateOnly d) =>
        d.DayOfWeek != DayOfWeek.Sunday && Named(d.AddDays(-1)) is not null && Named(d.AddDays(1)) is not null;

    private static bool IsMonday(DateOnly d, int nth) => d.DayOfWeek == DayOfWeek.Monday && (d.Day + 6) / 7 == nth;

    private static int Equinox(int year, double offset) => (int)(offset + (0.242194 * (year - 1980)) - ((year - 1980) / 4));
}
