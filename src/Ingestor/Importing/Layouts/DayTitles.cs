using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Importing.Files;
using Monitoring.Ingestor.Importing.Values;

namespace Monitoring.Ingestor.Importing.Layouts;

/// <summary>The row of titles of a file with one row per day: which columns are which part of the day.</summary>
/// <param name="HeaderRow">Index of the row.</param>
/// <param name="First">Column of the day's first step.</param>
/// <param name="Count">Steps of a day: 24, 48 or 96.</param>
/// <param name="Form">How the steps are named.</param>
internal sealed partial record DayTitles(int HeaderRow, int First, int Count, CodedNote Form)
{
    private const int RowsLookedAt = 40;

    /// <summary>The first row that names the steps of a day; null when there is none.</summary>
    internal static DayTitles? Find(SourceTable table)
    {
        for (var r = 0; r < Math.Min(RowsLookedAt, table.Rows.Count); r++)
        {
            for (var c = 0; c < Math.Min(20, table.Rows[r].Cells.Length); c++)
            {
                if (Of(table.Rows[r].Cells, r, c) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private static DayTitles? Of(Cell[] cells, int row, int first)
    {
        foreach (var count in (int[])[96, 48, 24])
        {
            if (first + count > cells.Length)
            {
                continue;
            }

            var step = ClockText.DaySeconds / count;
            if (All(cells, first, count, (c, i) => c.Text == (i + 1).ToString(CultureInfo.InvariantCulture)))
            {
                return new DayTitles(row, first, count, CodedNote.Of(NoteCodes.StepsNumbered, $"columns 1 to {count} are the steps of a day"));
            }

            if (All(cells, first, count, (c, i) => StartOf(c) == i * step))
            {
                return new DayTitles(row, first, count, CodedNote.Of(NoteCodes.StepsByStart, $"columns are named by the start of their step"));
            }

            if (All(cells, first, count, (c, i) => StartOf(c) is { } s && (s == (i + 1) * step || (i == count - 1 && s == 0))))
            {
                return new DayTitles(row, first, count, CodedNote.Of(NoteCodes.StepsByEnd, $"columns are named by the end of their step"));
            }
        }

        return null;
    }

    private static bool All(Cell[] cells, int first, int count, Func<Cell, int, bool> fits)
    {
        for (var i = 0; i < count; i++)
        {
            if (!fits(cells[first + i], i))
            {
                return false;
            }
        }

        return true;
    }

    // '0:00', '0:00-0:30', '00:00~', '0時30分': the first time counts.
    private static int? StartOf(Cell cell) => cell.Text.Length == 0 ? null
        : cell.Number is null && cell.Time is null && Range().Match(cell.Text) is { Success: true } range
            ? ClockReader.Read(range.Groups["from"].Value)?.Seconds
            : ClockReader.Read(cell)?.Seconds;

    [GeneratedRegex(@"^(?<from>\d{1,2}[:時](\d{2}分?)?)\s*[-~〜～ー―–]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}
