using Monitoring.Simulators.Factory.Calendars;

namespace Monitoring.Simulators.Factory.Working;

/// <summary>What people do at a minute.</summary>
public enum Work
{
    /// <summary>Nobody works.</summary>
    Closed,

    /// <summary>Everybody rests for less than half an hour.</summary>
    Break,

    /// <summary>Everybody rests for half an hour or longer.</summary>
    Lunch,

    /// <summary>People work.</summary>
    Shift,
}

/// <summary>A minute of a roster.</summary>
/// <param name="Work">What people do.</param>
/// <param name="Block">Local minute at which the span of work began that holds this minute, or the last one before it.</param>
/// <param name="SinceEnd">Minutes since that span ended; 0 within it.</param>
/// <param name="ToStart">Minutes until the next span begins; 0 within one.</param>
internal readonly record struct RosterMinute(Work Work, long Block, int SinceEnd, int ToStart)
{
    /// <summary>True when the plant rests longer than a night before it works again.</summary>
    internal bool IsLongRest => SinceEnd + ToStart > 20 * 60;
}

/// <summary>Who works when, minute by minute on the plant's clock: the shifts of a calendar, joined where one follows the other.</summary>
internal sealed class Roster
{
    private const int DayMinutes = 1440;

    // Closures last up to ten days; a rest that goes on beyond them is as good as endless.
    private const int LookDays = 12;
    private readonly PlantCalendar _calendar;
    private readonly List<Shift> _shifts;
    private (long Day, RosterMinute[] Minutes) _newest = (long.MinValue, []);
    private (long Day, RosterMinute[] Minutes) _before = (long.MinValue, []);

    /// <param name="calendar">The plant's calendar.</param>
    /// <param name="shifts">Names of the shifts that count; empty for all.</param>
    internal Roster(PlantCalendar calendar, IReadOnlyList<string> shifts) =>
        (_calendar, _shifts) = (calendar, [.. calendar.Shifts.Where(s => shifts.Count == 0 || shifts.Contains(s.Name, StringComparer.Ordinal))]);

    /// <param name="localMinute">Minutes since 0001-01-01 on the plant's clock.</param>
    internal RosterMinute At(long localMinute)
    {
        var day = localMinute / DayMinutes;
        if (day != _newest.Day)
        {
            if (day == _before.Day)
            {
                return _before.Minutes[localMinute % DayMinutes];
            }

            (_before, _newest) = (_newest, (day, Of(day)));
        }

        return _newest.Minutes[localMinute % DayMinutes];
    }

    private RosterMinute[] Of(long day)
    {
        var blocks = Blocks(day);
        var minutes = new RosterMinute[DayMinutes];
        var rests = Rests(day);
        var b = 0;
        for (var i = 0; i < DayMinutes; i++)
        {
            var now = (day * DayMinutes) + i;
            while (b < blocks.Count - 2 && blocks[b + 1].Start <= now)
            {
                b++;
            }

            var (start, end) = blocks[b];
            minutes[i] = now < end && now >= start
                ? new RosterMinute(rests.GetValueOrDefault(now, Work.Shift), start, 0, 0)
                : new RosterMinute(Work.Closed, start, (int)(now - end), (int)(blocks[b + 1].Start - now));
        }

        return minutes;
    }

    // Spans of work from LookDays before to LookDays after, bounded by one far away on either side.
    private List<(long Start, long End)> Blocks(long day)
    {
        var far = DayMinutes * LookDays;
        var spans = new List<(long Start, long End)>();
        for (var d = day - LookDays; d <= day + LookDays; d++)
        {
            foreach (var shift in Working(d))
            {
                spans.Add(Span(shift, d));
            }
        }

        spans.Sort();
        var blocks = new List<(long Start, long End)> { ((day * DayMinutes) - (2 * far), (day * DayMinutes) - far) };
        foreach (var span in spans)
        {
            if (blocks.Count > 1 && span.Start <= blocks[^1].End)
            {
                blocks[^1] = (blocks[^1].Start, Math.Max(blocks[^1].End, span.End));
            }
            else
            {
                blocks.Add(span);
            }
        }

        blocks.Add(((day * DayMinutes) + (2 * far), (day * DayMinutes) + (3 * far)));
        blocks.Add(((day * DayMinutes) + (4 * far), (day * DayMinutes) + (5 * far)));
        return blocks;
    }

    // A minute is rest only when every shift that holds it rests.
    private Dictionary<long, Work> Rests(long day)
    {
        var rests = new Dictionary<long, Work>();
        for (var d = day - 1; d <= day; d++)
        {
            foreach (var shift in Working(d))
            {
                foreach (var rest in shift.Breaks)
                {
                    var start = (d * DayMinutes) + MinuteOf(rest.Start) + (rest.Start < shift.Start ? DayMinutes : 0);
                    for (var m = start; m < start + rest.Minutes; m++)
                    {
                        rests[m] = rest.Minutes >= Break.LunchMinutes ? Work.Lunch : Work.Break;
                    }
                }
            }
        }

        foreach (var (minute, _) in rests.ToList())
        {
            if (Working(minute / DayMinutes).Concat(Working((minute / DayMinutes) - 1)).Distinct().Any(s => WorksAt(s, minute)))
            {
                rests.Remove(minute);
            }
        }

        return rests;
    }

    private bool WorksAt(Shift shift, long minute)
    {
        for (var d = (minute / DayMinutes) - 1; d <= minute / DayMinutes; d++)
        {
            var (start, end) = Span(shift, d);
            if (_calendar.WorksOn(shift, Date(d)) && minute >= start && minute < end && !shift.Breaks.Any(b => Holds(b, (int)(minute % DayMinutes))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(Break rest, int minute)
    {
        var (start, end) = (MinuteOf(rest.Start), MinuteOf(rest.End));
        return start <= end ? minute >= start && minute < end : minute >= start || minute < end;
    }

    private IEnumerable<Shift> Working(long day) => _shifts.Where(s => _calendar.WorksOn(s, Date(day)));

    private static (long Start, long End) Span(Shift shift, long day)
    {
        var start = (day * DayMinutes) + MinuteOf(shift.Start);
        var end = (day * DayMinutes) + MinuteOf(shift.End) + (shift.End <= shift.Start ? DayMinutes : 0);
        return (start, end);
    }

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static DateOnly Date(long day) => DateOnly.FromDayNumber((int)day);
}
