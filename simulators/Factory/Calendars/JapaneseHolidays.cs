namespace Monitoring.Simulators.Factory.Calendars;

/// <summary>National holidays by the rules of the Act on National Holidays as in force since 2020, with substitute and sandwiched holidays.</summary>
internal static class JapaneseHolidays
{
    internal static bool IsHoliday(DateOnly date) => IsNamed(date) || IsSubstitute(date) || IsSandwiched(date);

    private static bool IsNamed(DateOnly d) => (d.Month, d.Day) switch
    {
        (1, 1) or (2, 11) or (2, 23) or (4, 29) or (5, 3) or (5, 4) or (5, 5) or (8, 11) or (11, 3) or (11, 23) => true,
        (1, _) or (10, _) => IsMonday(d, 2),
        (7, _) => IsMonday(d, 3),
        (3, _) => d.Day == Equinox(d.Year, 20.8431),
        (9, _) => IsMonday(d, 3) || d.Day == Equinox(d.Year, 23.2488),
        _ => false,
    };

    // A holiday on a Sunday moves to the next day that is not one.
    private static bool IsSubstitute(DateOnly d)
    {
        for (var before = d.AddDays(-1); IsNamed(before); before = before.AddDays(-1))
        {
            if (before.DayOfWeek == DayOfWeek.Sunday)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSandwiched(DateOnly d) => d.DayOfWeek != DayOfWeek.Sunday && IsNamed(d.AddDays(-1)) && IsNamed(d.AddDays(1));

    private static bool IsMonday(DateOnly d, int nth) => d.DayOfWeek == DayOfWeek.Monday && (d.Day + 6) / 7 == nth;

    // Valid for 1980 to 2099; the official date is announced the year before.
    private static int Equinox(int year, double offset) => (int)(offset + (0.242194 * (year - 1980)) - ((year - 1980) / 4));
}
