namespace Monitoring.Simulators.Factory.Calendars;

/// <summary>When the plant works: one shift on weekdays, a lunch break, closed at weekends, on holidays, at Obon and at the turn of the year.</summary>
internal static class PlantCalendar
{
    internal static readonly TimeSpan Offset = TimeSpan.FromHours(9);
    private const double ShiftStart = 8.5;
    private const double ShiftEnd = 17.5;

    internal static bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !JapaneseHolidays.IsHoliday(date) &&
        !(date.Month == 8 && date.Day is >= 13 and <= 16) && !((date.Month == 12 && date.Day >= 29) || (date.Month == 1 && date.Day <= 3));

    /// <summary>Local hour of the day, 0 to 24.</summary>
    internal static double Hour(DateTimeOffset local) => local.TimeOfDay.TotalHours;

    internal static bool InShift(double hour) => hour is >= ShiftStart and < ShiftEnd && !InLunch(hour);

    internal static bool InLunch(double hour) => hour is >= 12 and < 13;
}
