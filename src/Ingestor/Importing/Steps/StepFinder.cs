using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Importing.Layouts;
using Monitoring.Ingestor.Importing.Values;

namespace Monitoring.Ingestor.Importing.Steps;

/// <summary>From times with values to steps with a start, an end and an energy: duplicates, the file's step, gaps, local days and months.</summary>
internal static class StepFinder
{
    // Between the longest step of hours and the shortest local day.
    private const long ShortestDayMs = 20 * 3_600_000L;
    private const long LongestDayMs = 25 * 3_600_000L;

    /// <exception cref="ImportException">The file has no step that the ledger can hold.</exception>
    internal static StepResult Find(FileValues file, SiteTimes times, Refusals refused)
    {
        var result = new StepResult();
        var values = Once(file.Values, result, refused);
        if (values.Count == 0)
        {
            throw file.Values.Count == 0 && refused.Count > 0 ? NothingReadable(refused.Listed[0]) : new ImportException("the file has no values", ImportCodes.NoValues);
        }

        var step = file.StepMs ?? Usual(values, refused);
        var bounds = step < ShortestDayMs
            ? FixedSteps.Bounds(values, step, file.LabelIsEnd, refused)
            : DaySteps.Bounds(values, step <= LongestDayMs, file.LabelIsEnd, times, refused);
        bounds.RemoveAll(b => !b.Value.IsMissing && IsOutOfRange(b, times, refused));
        result.Step = step < ShortestDayMs ? CodedNote.Of(NoteCodes.StepOfMinutes, $"a step has {Math.Round(step / 60_000.0, 3)} minutes")
            : step <= LongestDayMs ? CodedNote.Of(NoteCodes.StepOfDays, $"a step is a local day") : CodedNote.Of(NoteCodes.StepOfPeriods, $"a step is a period of days");
        result.StepMinutes = step < ShortestDayMs ? step / 60_000.0 : null;
        AddGaps(bounds, result);
        result.Missing = bounds.Count(b => b.Value.IsMissing);
        var energies = bounds.Where(b => !b.Value.IsMissing).Select(b => Energy(b, file.Unit)).ToList();
        result.Steps.AddRange(step < LedgerInterval.StepMs ? FixedSteps.Quarters(energies, step, bounds, refused) : energies);
        return result;
    }

    // Ascending; a time that comes again with the same values counts once, with others not at all.
    private static List<FileValue> Once(List<FileValue> values, StepResult result, Refusals refused)
    {
        var once = new List<FileValue>(values.Count);
        foreach (var same in values.GroupBy(v => v.TimeMs))
        {
            var known = same.Where(v => !v.IsMissing).ToList();
            if (known.Count > 1 && known.Exists(v => (v.Import, v.Export) != (known[0].Import, known[0].Export)))
            {
                foreach (var value in known)
                {
                    refused.Add(value.Line, value.Text, $"this time stands in the file {known.Count} times with different values", "leave only the right one in the file, or enter the energy by hand", ImportCodes.Conflicting, known.Count);
                }

                // The time is in the file all the same: no gap.
                once.Add(known[0] with { Import = null, Export = null });
                continue;
            }

            result.Duplicates += Math.Max(0, known.Count - 1);
            once.Add(known.Count > 0 ? known[0] : same.First());
        }

        once.Sort((a, b) => a.TimeMs.CompareTo(b.TimeMs));
        return once;
    }

    private static ImportException NothingReadable(RefusedRow first) => new(
        $"no row can be read; the first: {TextOf(first)}", ImportCodes.NothingReadable, Line(first), first.Code);

    private static ImportException OneTime(Refusals refused) => refused.Count == 0
        ? new("the file has only one time, which does not say how long its step is: enter this energy by hand (POST corrections, kind edit)", ImportCodes.OneTime)
        : new(
            $"only one time of the file can be read, which does not say how long its step is; {refused.Count} refused, the first: {TextOf(refused.Listed[0])}",
            ImportCodes.OneTimeReadable, Line(refused.Listed[0]), refused.Listed[0].Code);

    private static long Usual(List<FileValue> values, Refusals refused) => values.Count < 2
        ? throw OneTime(refused)
        : values.Zip(values.Skip(1), (a, b) => b.TimeMs - a.TimeMs).GroupBy(d => d).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;

    private static string TextOf(RefusedRow row) => $"line {row.Line}, {row.Reason}: {row.Cure}";

    private static string Line(RefusedRow row) => row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsOutOfRange(StepBounds step, SiteTimes times, Refusals refused)
    {
        if (times.Problem(step.StartMs, step.EndMs) is not { } problem)
        {
            return false;
        }

        refused.AddOutOfRange(step.Value.Line, step.Value.Text, problem);
        return true;
    }

    private static void AddGaps(List<StepBounds> bounds, StepResult result)
    {
        for (var i = 1; i < bounds.Count; i++)
        {
            if (bounds[i].StartMs > bounds[i - 1].EndMs)
            {
                result.AddGap(bounds[i - 1].EndMs, bounds[i].StartMs);
            }
        }
    }

    private static StepEnergy Energy(StepBounds b, ImportUnit unit) => new(
        b.StartMs,
        b.EndMs,
        b.Value.Import is { } import ? unit.ToWh(import, b.EndMs - b.StartMs) : null,
        b.Value.Export is { } export ? unit.ToWh(export, b.EndMs - b.StartMs) : null);
}

/// <summary>A value with its start and end, Unix ms.</summary>
internal readonly record struct StepBounds(long StartMs, long EndMs, FileValue Value);
