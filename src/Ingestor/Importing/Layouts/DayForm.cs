using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Importing.Files;
using Monitoring.Ingestor.Importing.Values;

namespace Monitoring.Ingestor.Importing.Layouts;

/// <summary>Reads one row per day with a column per step, as the Japanese utilities' 365 rows of 48 half hours.</summary>
internal static partial class DayForm
{
    private const int MostNotes = 5;

    /// <exception cref="ImportException">The unit or the column of the days is not known.</exception>
    internal static FileValues Read(SourceTable table, DayTitles titles, ImportOptions options, SiteTimes times, Refusals refused)
    {
        var header = table.Rows[titles.HeaderRow];
        List<SourceRow> rows = [.. table.Rows.Skip(titles.HeaderRow + 1)];
        var above = string.Join(' ', table.Rows.Take(titles.HeaderRow).Select(r => r.Shown()));
        var corner = string.Join(' ', header.Cells.Take(titles.First).Select(c => c.Text));
        var unit = options.Unit is { } asked ? ImportUnit.Of(asked)
            : ImportUnit.InCorner(corner) ?? ImportUnit.Above(above)
            ?? throw new ImportException("the file does not say what its numbers are: say 'unit' kWh for the energy of each step, or kW for its mean power", ImportCodes.UnitNeeded);
        var date = DateColumnOf(header, titles, rows, options);
        var step = 86_400_000L / titles.Count;
        var values = new FileValues { Layout = "days", Unit = unit, LabelIsEnd = false, StepMs = step, HasExport = options.Direction == "export" };
        values.Recognised.Add(values.HasExport ? CodedNote.Of(NoteCodes.EnergyExported, $"the energy is exported (fed in)") : CodedNote.Of(NoteCodes.EnergyImported, $"the energy is imported"));
        values.Recognised.Add(CodedNote.Of(NoteCodes.DayTable, $"titles in line {header.Line}: days in column {date + 1}, {titles.Count} steps from column {titles.First + 1}"));
        values.Recognised.Add(titles.Form);
        if (rows.RemoveAll(r => SumWord().IsMatch(r[date].Text)) is > 0 and var sums)
        {
            values.Notes.Add(CodedNote.Of(NoteCodes.TotalsLeftOut, $"{sums} rows of totals are left out"));
        }

        var dates = DateColumn.Resolve([.. rows.Select(r => DateTextReader.Read(r[date]))], options);
        var number = NumberReader.For(rows.SelectMany(r => r.Cells.Skip(titles.First).Take(titles.Count)), table.CommaSeparates, options.Decimal);
        var total = Array.FindIndex(header.Cells, Math.Min(header.Cells.Length, titles.First + titles.Count), c => SumWord().IsMatch(c.Text));
        for (var i = 0; i < rows.Count; i++)
        {
            if (dates[i].Date is { } dated && times.Problem(dated) is { } problem)
            {
                refused.AddOutOfRange(rows[i].Line, rows[i].Shown(), problem);
            }
            else if (dates[i].Date is { } day)
            {
                var sum = ReadDay(rows[i], day, titles, number, times, values, refused);
                CheckTotal(rows[i], total, sum, number, values);
            }
            else
            {
                refused.Add(rows[i].Line, rows[i].Shown(), dates[i].Problem!.Value.Reason, dates[i].Problem!.Value.Cure, dates[i].Problem!.Value.Code);
            }
        }

        return values;
    }

    private static decimal ReadDay(SourceRow row, DateOnly day, DayTitles titles, NumberReader number, SiteTimes times, FileValues values, Refusals refused)
    {
        var sum = 0m;
        for (var i = 0; i < titles.Count; i++)
        {
            var cell = row[titles.First + i];
            var seconds = ClockText.DaySeconds / titles.Count * i;
            var at = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {seconds / 3600}:{seconds / 60 % 60:00}");
            var missing = NumberReader.IsMissing(cell);
            var value = 0m;
            if (!missing && !number.TryRead(cell, out value))
            {
                var (reason, cure, code) = number.ProblemOf(cell);
                refused.Add(row.Line, $"{at}: {cell.Text}", reason, cure, code);
            }
            else if (value < 0)
            {
                refused.Add(row.Line, $"{at}: {cell.Text}", $"{cell.Text} is negative", "energy that is fed in belongs into a file of its own, as positive numbers, with 'direction' export", ImportCodes.Negative);
            }
            else if (times.Next(day, new ClockText(seconds, null)) is { } ms)
            {
                decimal? known = missing ? null : value;
                values.Values.Add(new FileValue(row.Line, ms, values.HasExport ? null : known, values.HasExport ? known : null, at));
                sum += value;
            }
            else if (!missing && value != 0)
            {
                refused.Add(row.Line, $"{at}: {cell.Text}", "the site's clock skips this time (it is set forward)", "say 'zone' if the file's clock is not the site's", ImportCodes.TimeSkipped);
            }
        }

        return sum;
    }

    // A column of totals is a check that costs nothing.
    private static void CheckTotal(SourceRow row, int column, decimal sum, NumberReader number, FileValues values)
    {
        if (column >= 0 && number.TryRead(row[column], out var total) && Math.Abs(total - sum) > 0.005m * Math.Max(1, Math.Abs(total)) && values.Notes.Count < MostNotes)
        {
            values.Notes.Add(CodedNote.Of(NoteCodes.TotalDiffers, $"line {row.Line}: its total is {total}, its values add up to {sum}"));
        }
    }

    private static int DateColumnOf(SourceRow header, DayTitles titles, List<SourceRow> rows, ImportOptions options)
    {
        if (options.DateColumn is { } asked)
        {
            var found = Array.FindIndex(header.Cells, c => string.Equals(c.Text, asked, StringComparison.OrdinalIgnoreCase));
            return found >= 0 ? found
                : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= header.Cells.Length ? place - 1
                : throw new ImportException($"there is no column '{asked}': say 'date_column' by its title or number", ImportCodes.UnknownColumn, asked);
        }

        var best = Enumerable.Range(0, titles.First)
            .Select(c => (Column: c, Dates: rows.Take(400).Count(r => !r[c].IsEmpty && DateTextReader.Read(r[c]).Problem is null)))
            .OrderByDescending(c => c.Dates).FirstOrDefault();
        return best.Dates > 0 ? best.Column
            : titles.First == 1 ? 0
            : throw new ImportException("the column of the days is not recognised: say 'date_column' by its title or number", ImportCodes.DateColumnNeeded);
    }

    [GeneratedRegex("合計|総計|^計$|平均|最大|最小|total|sum|average", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SumWord();
}
