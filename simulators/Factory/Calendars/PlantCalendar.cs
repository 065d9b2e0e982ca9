namespace Monitoring.Simulators.Factory.Calendars;

/// <summary>When a plant works; times are the plant's clock.</summary>
public sealed record PlantCalendar
{
    /// <summary>Weekdays on which it works.</summary>
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>True when it rests on Japan's national holidays.</summary>
    public bool JapaneseHolidays { get; init; } = true;

    /// <summary>Spans of days on which it is closed every year, e.g. Obon and the turn of the year; may run over the year's end.</summary>
    public IReadOnlyList<YearlyClosure> Closures { get; init; } = [];

    /// <summary>Start of the shift.</summary>
    public TimeOnly ShiftStart { get; init; } = new(8, 30);

    /// <summary>End of the shift, on the same day.</summary>
    public TimeOnly ShiftEnd { get; init; } = new(17, 30);

    /// <summary>Breaks of all people within the shift, lunch first.</summary>
    public IReadOnlyList<Break> Breaks { get; init; } = [];

    internal bool IsWorkingDay(DateOnly date) =>
        WorkingDays.Contains(date.DayOfWeek) && !(JapaneseHolidays && Calendars.JapaneseHolidays.IsHoliday(date)) && !Closures.Any(c => c.Holds(date));
}

/// <summary>Days closed every year.</summary>
/// <param name="From">First day as MM-dd.</param>
/// <param name="To">Last day as MM-dd; before <paramref name="From"/> when it lies in the next year.</param>
public sealed record YearlyClosure(string From, string To)
{
    internal bool Holds(DateOnly date)
    {
        var day = date.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var fromOn = string.CompareOrdinal(day, From) >= 0;
        var toHere = string.CompareOrdinal(day, To) <= 0;
        return string.CompareOrdinal(From, To) <= 0 ? fromOn && toHere : fromOn || toHere;
    }
}

/// <summary>A break of all people.</summary>
/// <param name="Start">Start.</param>
/// <param name="End">End.</param>
public sealed record Break(TimeOnly Start, TimeOnly End);
