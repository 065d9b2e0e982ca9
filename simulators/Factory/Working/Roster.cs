using System.Collections.Concurrent;
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

/// <summary>Minutes of a day in which people do the same.</summary>
/// <param name="From">First local minute.</param>
/// <param name="To">First local minute after it.</param>
/// <param name="Work">What people do.</param>
/// <param name="Block">Local minute at which the span of work began that holds it, or the last one before it.</param>
/// <param name="End">Local minute at which that span of work ends.</param>
/// <param name="Next">Local minute at which the next one begins.</param>
internal readonly record struct RosterSpan(long From, long To, Work Work, long Block, long End, long Next)
{
    internal bool Holds(long minute) => minute >= From && minute < To;

    internal RosterMinute At(long minute) => Work == Work.Closed ? new(Work, Block, (int)(minute - End), (int)(Next - minute)) : new(Work, Block, 0, 0);
}

/// <summary>Who works when, minute by minute on the plant's clock: the shifts of a calendar, joined where one follows the other.</summary>
internal sealed class Roster
{
    private const int DayMinutes = 1440;

    // Closures last up to ten days; a rest that goes on beyond them is as good as endless.
    private const int LookDays = 12;
    private readonly PlantCalendar _calendar;
    private readonly List<Shift> _shifts;
    private readonly ConcurrentDictionary<long, RosterSpan[]> _days = new();

    /// <param name="calendar">The plant's calendar.</param>
    /// <param name="shifts">Names of the shifts that count; empty for all.</param>
    internal Roster(PlantCalendar calendar, IReadOnlyList<string> shifts) =>
        (_calendar, _shifts) = (calendar, [.. calendar.Shifts.Where(s => shifts.Count == 0 || shifts.Contains(s.Name, StringComparer.Ordinal))]);

    /// <param name="localMinute">Minutes since 0001-01-01 on the plant's clock.</param>
    internal RosterMinute At(long localMinute) => SpanAt(localMinute).At(localMinute);

    /// <summary>The span of a day that holds a minute. May be asked from several threads.</summary>
    internal RosterSpan SpanAt(long localMinute)
    {
        var spans = _days.GetOrAdd(localMinute / DayMinutes, Of);
        var i = 0;
        while (spans[i].To <= localMinute)
        {
            i++;
        }

        return spans[i];
    }

    private RosterSpan[] Of(long day)
    {
        var blocks = Blocks(day);
        var rests = Rests(day);
        var spans = new List<RosterSpan>();
        var b = 0;
        for (var now = day * DayMinutes; now < (day + 1) * DayMinutes; now++)
        {
            while (b < blocks.Count - 2 && blocks[b + 1].Start <= now)
            {
                b++;
            }

            var (start, end) = blocks[b];
            var work = now < end && now >= start ? rests.GetValueOrDefault(now, Work.Shift) : Work.Closed;
            if (spans.Count > 0 && spans[^1].Work == work && spans[^1].Block == start)
            {
                spans[^1] = spans[^1] with { To = now + 1 };
            }
            else
            {
                spans.Add(new RosterSpan(now, now + 1, work, start, end, blocks[b + 1].Start));
            }
        }

        return [.. spans];
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
