using System.Globalization;

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

    /// <summary>Its shifts; a day with none is a day off for everybody.</summary>
    public IReadOnlyList<Shift> Shifts { get; init; } = [new Shift()];

    internal bool IsOpen(DateOnly date) =>
        !(JapaneseHolidays && Calendars.JapaneseHolidays.IsHoliday(date)) && !Closures.Any(c => c.Holds(date));

    internal bool IsWorkingDay(DateOnly date) => IsOpen(date) && Shifts.Any(s => WorksOn(s, date));

    internal bool WorksOn(Shift shift, DateOnly date) => IsOpen(date) && (shift.Days ?? WorkingDays).Contains(date.DayOfWeek);
}

/// <summary>A shift, on the days of the plant or on its own.</summary>
public sealed record Shift
{
    /// <summary>Name, for machines that work in some shifts only.</summary>
    public string Name { get; init; } = "day";

    /// <summary>Weekdays on which it begins, where they are not those of the plant.</summary>
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    /// <summary>Start.</summary>
    public TimeOnly Start { get; init; } = new(8, 30);

    /// <summary>End; at or before <see cref="Start"/> it lies on the next day.</summary>
    public TimeOnly End { get; init; } = new(17, 30);

    /// <summary>Breaks of all people.</summary>
    public IReadOnlyList<Break> Breaks { get; init; } = [];
}

/// <summary>Days closed every year.</summary>
public sealed record YearlyClosure
{
    /// <summary>First day as MM-dd.</summary>
    public required string From { get; init; }

    /// <summary>Last day as MM-dd; before <see cref="From"/> when it lies in the next year.</summary>
    public required string To { get; init; }

    // 2024 is a leap year, so 02-29 can be written.
    internal bool IsReadable => new[] { From, To }.All(d => DateOnly.TryParseExact("2024-" + d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    internal bool Holds(DateOnly date)
    {
        var day = date.ToString("MM-dd", CultureInfo.InvariantCulture);
        var fromOn = string.CompareOrdinal(day, From) >= 0;
        var toHere = string.CompareOrdinal(day, To) <= 0;
        return string.CompareOrdinal(From, To) <= 0 ? fromOn && toHere : fromOn || toHere;
    }
}

/// <summary>A break of all people.</summary>
public sealed record Break
{
    /// <summary>Start.</summary>
    public required TimeOnly Start { get; init; }

    /// <summary>End.</summary>
    public required TimeOnly End { get; init; }

    /// <summary>A break that lasts so long is a lunch.</summary>
    internal const int LunchMinutes = 30;

    /// <summary>Length in minutes; may run over midnight.</summary>
    internal int Minutes => (int)(End - Start).TotalMinutes;
}
