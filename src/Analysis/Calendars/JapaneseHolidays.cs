namespace Monitoring.Analysis.Calendars;

/// <summary>
/// Japan's national holidays by the rules of the Act on National Holidays (祝日法) as in force since 2020. 2019 to 2021 had special laws
/// and are not covered. The equinox days follow the astronomical approximation valid for 1980 to 2099; the official dates are announced
/// each February for the next year.
/// </summary>
public static class JapaneseHolidays
{
    /// <summary>True on a holiday, a substitute holiday (振替休日) and a day between two holidays (国民の休日).</summary>
    public static bool IsHoliday(DateOnly date) => NameOf(date) is not null;

    /// <summary>The Japanese name; null on other days.</summary>
    public static string? NameOf(DateOnly date) => Named(date) ?? (IsSubstitute(date) ? "振替休日" : IsBetweenHolidays(date) ? "国民の休日" : null);

    private static string? Named(DateOnly d) => (d.Month, d.Day) switch
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
