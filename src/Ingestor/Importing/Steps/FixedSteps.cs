using System.Globalization;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;
using Monitoring.Ingestor.Importing.Layouts;

namespace Monitoring.Ingestor.Importing.Steps;

/// <summary>Steps of minutes or hours, all of one length.</summary>
internal static class FixedSteps
{
    private const long HourMs = 3_600_000;

    /// <summary>Start and end of each value, ascending and without overlap.</summary>
    internal static List<StepBounds> Bounds(List<FileValue> values, long step, bool labelIsEnd, Refusals refused)
    {
        var minutes = Math.Round(step / 60_000.0, 3).ToString(CultureInfo.InvariantCulture);
        if (step % LedgerInterval.StepMs != 0 && LedgerInterval.StepMs % step != 0)
        {
            throw new ImportException(
                $"the file's step is {minutes} minutes, which neither divides 15 minutes nor is a multiple of them: the ledger cannot hold it", ImportCodes.OddStep, minutes);
        }

        var grid = Math.Min(step, HourMs);
        var offset = step <= HourMs ? Offset(values, grid) : 0;
        var bounds = new List<StepBounds>(values.Count);
        foreach (var value in values)
        {
            var start = labelIsEnd ? value.TimeMs - step : value.TimeMs;
            var quarter = Math.Min(step, LedgerInterval.StepMs);
            if ((step <= HourMs && Modulo(value.TimeMs, grid) != offset) || Modulo(start, quarter) != 0)
            {
                refused.Add(value.Line, value.Text, $"the time does not fit into the file's steps of {minutes} minutes", "put the time on the step that is meant", ImportCodes.OffStep, minutes);
            }
            else if (bounds.Count > 0 && start < bounds[^1].EndMs)
            {
                refused.Add(value.Line, value.Text, "its step overlaps the one before", "put the time on the step that is meant", ImportCodes.Overlap);
            }
            else
            {
                bounds.Add(new StepBounds(start, start + step, value));
            }
        }

        return bounds;
    }

    /// <summary>Sums of the quarter hours of which every part is known.</summary>
    internal static IEnumerable<StepEnergy> Quarters(List<StepEnergy> parts, long step, List<StepBounds> bounds, Refusals refused)
    {
        var whole = (int)(LedgerInterval.StepMs / step);
        var lines = bounds.GroupBy(b => LedgerInterval.StartOf(b.StartMs)).ToDictionary(g => g.Key, g => g.First().Value);
        foreach (var quarter in parts.GroupBy(p => LedgerInterval.StartOf(p.StartMs)))
        {
            var count = quarter.Count();
            if (count < whole)
            {
                refused.Add(
                    lines[quarter.Key].Line, lines[quarter.Key].Text, $"only {count} of {whole} parts of this quarter hour have a value",
                    "fill in the missing parts, or enter the quarter hour's energy by hand", ImportCodes.PartialQuarter, count, whole);
                continue;
            }

            yield return new StepEnergy(quarter.Key, quarter.Key + LedgerInterval.StepMs, Sum(quarter.Select(p => p.ImportWh)), Sum(quarter.Select(p => p.ExportWh)));
        }
    }

    private static decimal? Sum(IEnumerable<decimal?> values)
    {
        decimal? sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    // Zones differ from UTC by quarter hours too, so full hours are those that the file has most.
    private static long Offset(List<FileValue> values, long grid) =>
        values.GroupBy(v => Modulo(v.TimeMs, grid)).MaxBy(g => g.Count())!.Key;

    private static long Modulo(long ms, long by) => ((ms % by) + by) % by;
}
