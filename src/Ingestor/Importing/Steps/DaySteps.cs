using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Importing.Layouts;
using Monitoring.Ingestor.Importing.Values;

namespace Monitoring.Ingestor.Importing.Steps;

/// <summary>Steps of local days (of 23, 24 or 25 hours), months, or periods between readings.</summary>
internal static class DaySteps
{
    private const long ShortestDayMs = 23 * 3_600_000L;
    private const long LongestDayMs = 25 * 3_600_000L;
    private const long LongestPeriodMs = 400 * 24 * 3_600_000L;

    /// <summary>Start and end of each value, ascending and without overlap.</summary>
    internal static List<StepBounds> Bounds(List<FileValue> values, bool daily, bool labelIsEnd, SiteTimes times, Refusals refused)
    {
        var monthly = !daily && values.TrueForAll(v => times.Local(v.TimeMs) is { Day: 1, TimeOfDay.Ticks: 0 });
        var bounds = new List<StepBounds>(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            long? other = labelIsEnd ? (i > 0 ? values[i - 1].TimeMs : null) : i + 1 < values.Count ? values[i + 1].TimeMs : null;
            var at = values[i].TimeMs;
            var far = daily ? DayFrom(at, other, labelIsEnd, times)
                : monthly && !labelIsEnd ? times.AddMonth(at)
                : other;
            Add(bounds, values[i], labelIsEnd ? far : at, labelIsEnd ? at : far, refused);
        }

        return bounds;
    }

    private static void Add(List<StepBounds> bounds, FileValue value, long? start, long? end, Refusals refused)
    {
        if (start is not { } from || end is not { } to)
        {
            if (!value.IsMissing)
            {
                refused.Add(value.Line, value.Text, "the file does not say how long this period is", "add a row with the time at its other end and no value", ImportCodes.OpenPeriod);
            }
        }
        else if (to - from > LongestPeriodMs)
        {
            refused.Add(value.Line, value.Text, "the period is longer than 400 days", "give the energy of each month", ImportCodes.LongPeriod);
        }
        else if (LedgerInterval.StartOf(from) != from || LedgerInterval.StartOf(to) != to)
        {
            refused.Add(value.Line, value.Text, "the period does not begin and end on a quarter hour", "put its time on a quarter hour", ImportCodes.OffQuarter);
        }
        else if (bounds.Count > 0 && from < bounds[^1].EndMs)
        {
            refused.Add(value.Line, value.Text, "its day overlaps the one before", "put the time on the day that is meant", ImportCodes.Overlap);
        }
        else
        {
            bounds.Add(new StepBounds(from, to, value));
        }
    }

    // Where the next time is a day away it is the end, whatever zone the file's days are cut in; else the site's clock says it.
    private static long DayFrom(long at, long? other, bool backwards, SiteTimes times) =>
        other is { } o && Math.Abs(o - at) is >= ShortestDayMs and <= LongestDayMs ? o : times.AddDays(at, backwards ? -1 : 1);
}
