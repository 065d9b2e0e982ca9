using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Calendars;

/// <summary>When a site works. Without rules it is assumed: Monday to Friday but for Japan's holidays, 08:00 to 18:00.</summary>
public sealed class WorkingCalendar
{
    private static readonly ClockRange AssumedShift = new(new TimeOnly(8, 0), new TimeOnly(18, 0));

    private readonly CalendarRules _rules;
    private readonly IReadOnlyList<ClockRange> _shifts;

    /// <param name="rules">What the site's people entered; null when nothing.</param>
    public WorkingCalendar(CalendarRules? rules)
    {
        IsAssumed = rules is null;
        _rules = rules ?? new CalendarRules { Holidays = "jp" };
        _shifts = _rules.Shifts.Count > 0 ? _rules.Shifts : [AssumedShift];
    }

    /// <summary>True when nobody entered a calendar; screens say so.</summary>
    public bool IsAssumed { get; }

    /// <summary>The type of a local date.</summary>
    public DayType TypeOf(DateOnly date)
    {
        if (_rules.ExtraWorkingDays.Contains(date))
        {
            return DayType.Working;
        }

        if (_rules.Holidays == "jp" && JapaneseHolidays.IsHoliday(date))
        {
            return DayType.SundayOrHoliday;
        }

        if (_rules.WorkingDays.Contains(date.DayOfWeek))
        {
            return _rules.Closures.Contains(date) ? DayType.Closure : DayType.Working;
        }

        return date.DayOfWeek switch
        {
            DayOfWeek.Saturday => DayType.Saturday,
            DayOfWeek.Sunday => DayType.SundayOrHoliday,
            _ => DayType.Closure,
        };
    }

    /// <summary>True when a shift is on at a local moment; the lunch break belongs to the shift.</summary>
    public bool InShift(DateTime local)
    {
        var date = DateOnly.FromDateTime(local);
        var time = TimeOnly.FromDateTime(local);
        return (TypeOf(date) == DayType.Working && _shifts.Any(s => s.HoldsOnStartDay(time)))
            || (TypeOf(date.AddDays(-1)) == DayType.Working && _shifts.Any(s => s.HoldsOnNextDay(time)));
    }
}
