namespace Monitoring.Analysis.Sites;

/// <summary>Working days and hours of a site, as its people enter them. All times are the site's clock.</summary>
public sealed record CalendarRules
{
    /// <summary>Weekdays on which the site works.</summary>
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary><c>jp</c>: Japan's national holidays are days off; <c>none</c>: there are no holidays; null counts as <c>none</c>.</summary>
    public string? Holidays { get; init; }

    /// <summary>Days on which the site is closed although the weekday is a working day.</summary>
    public IReadOnlyList<DateOnly> Closures { get; init; } = [];

    /// <summary>Days on which the site works although it would be off.</summary>
    public IReadOnlyList<DateOnly> ExtraWorkingDays { get; init; } = [];

    /// <summary>Shifts of a working day. Empty means that the hours are not known.</summary>
    public IReadOnlyList<ClockRange> Shifts { get; init; } = [];

    /// <summary>Lunch break; null where there is none for all.</summary>
    public ClockRange? Lunch { get; init; }
}

/// <summary>A range on the clock; an end at or before the start lies on the next day (22:00 to 06:00; 24:00 is written as such or as 00:00).</summary>
/// <param name="Start">First moment inside.</param>
/// <param name="End">First moment after.</param>
public sealed record ClockRange(TimeOnly Start, TimeOnly End)
{
    /// <summary>True when the range runs past midnight or ends on it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool EndsNextDay => End <= Start;

    /// <summary>True when <paramref name="time"/> on the day the range starts lies inside.</summary>
    public bool HoldsOnStartDay(TimeOnly time) => time >= Start && (EndsNextDay || time < End);

    /// <summary>True when <paramref name="time"/> on the day after the range starts lies inside.</summary>
    public bool HoldsOnNextDay(TimeOnly time) => EndsNextDay && time < End;
}
