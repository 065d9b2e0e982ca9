using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Importing.Files;
using Monitoring.Ingestor.Importing.Values;

namespace Monitoring.Ingestor.Importing.Layouts;

/// <summary>Reads the long form: one row per time, with a column for the time and one or two for values.</summary>
internal static partial class LongForm
{
    /// <exception cref="ImportException">A column or the unit is not known.</exception>
    internal static FileValues Read(SourceTable table, ImportOptions options, SiteTimes times, Refusals refused)
    {
        var columns = ColumnTitles.Find(table, options).Only(options.Direction);
        var (valueTitle, exportTitle) = (columns.Value < 0 ? "" : columns.TitleOf(table, columns.Value), columns.Export < 0 ? "" : columns.TitleOf(table, columns.Export));
        var above = string.Join(' ', table.Rows.Take(Math.Max(0, columns.HeaderRow)).Select(r => r.Shown()));
        var unit = options.Unit is { } asked ? ImportUnit.Of(asked)
            : ImportUnit.In(valueTitle) ?? ImportUnit.In(exportTitle) ?? ImportUnit.Above(above)
            ?? throw new ImportException("the file does not say what its numbers are: say 'unit' kWh (also Wh, MWh), or kW (also W, MW) for mean power", ImportCodes.UnitNeeded);
        var label = options.Label switch
        {
            "start" => false,
            "end" => true,
            null => EndTitle().IsMatch(columns.TitleOf(table, columns.Time)),
            _ => throw ImportException.WrongOption("label", options.Label, "start or end"),
        };
        var values = new FileValues { Layout = "long", Unit = unit, LabelIsEnd = label, HasExport = columns.Export >= 0 };
        values.Recognised.AddRange(columns.Shown(table));
        ReadRows([.. table.Rows.Skip(columns.HeaderRow + 1)], table, columns, options, times, values, refused);
        return values;
    }

    private static void ReadRows(
        List<SourceRow> rows, SourceTable table, ColumnTitles columns, ImportOptions options, SiteTimes times, FileValues values, Refusals refused)
    {
        var known = new Dictionary<string, DateText>(StringComparer.Ordinal);
        var stamps = rows.ConvertAll(r => columns.Date < 0 ? StampText.Of(r[columns.Time], known) : StampText.Of(r[columns.Date], r[columns.Time], known));
        var dates = DateColumn.Resolve([.. stamps.Select(s => s.Date)], options);
        if (IsDescending(dates))
        {
            rows.Reverse();
            stamps.Reverse();
            Array.Reverse(dates);
        }

        var number = NumberReader.For(rows.SelectMany(r => (Cell[])[r[columns.Value], r[columns.Export]]), table.CommaSeparates, options.Decimal);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (dates[i].Date is not { } date)
            {
                refused.Add(row.Line, row.Shown(), dates[i].Problem!.Value.Reason, dates[i].Problem!.Value.Cure, dates[i].Problem!.Value.Code);
            }
            else if (times.Problem(date) is { } problem)
            {
                refused.AddOutOfRange(row.Line, row.Shown(), problem);
            }
            else if (stamps[i].Clock is not { } clock)
            {
                refused.Add(row.Line, row.Shown(), "there is no time of day", "write it like 13:30 or 13:30:00", ImportCodes.TimeMissing);
            }
            else if (times.Next(date, clock) is not { } ms)
            {
                refused.Add(row.Line, row.Shown(), "the site's clock skips this time (it is set forward)", "say 'zone', e.g. UTC, if the file's clock is not the site's", ImportCodes.TimeSkipped);
            }
            else if (TryValue(row[columns.Value], number, row, refused, out var import) & TryValue(row[columns.Export], number, row, refused, out var export))
            {
                values.Values.Add(new FileValue(row.Line, ms, import, export, row.Shown()));
            }
        }
    }

    private static bool TryValue(Cell cell, NumberReader number, SourceRow row, Refusals refused, out decimal? value)
    {
        value = null;
        if (NumberReader.IsMissing(cell))
        {
            return true;
        }

        if (!number.TryRead(cell, out var read))
        {
            var (reason, cure, code) = number.ProblemOf(cell);
            refused.Add(row.Line, row.Shown(), reason, cure, code);
            return false;
        }

        if (read < 0)
        {
            refused.Add(row.Line, row.Shown(), $"{cell.Text} is negative", "energy that is fed in belongs into a column of its own ('export_column'), as a positive number", ImportCodes.Negative);
            return false;
        }

        value = read;
        return true;
    }

    private static bool IsDescending((DateOnly? Date, DateProblem? Problem)[] dates)
    {
        var known = dates.Select(d => d.Date).OfType<DateOnly>().ToList();
        return known.Count > 1 && known[0] > known[^1];
    }

    [GeneratedRegex("^(end|to|until)$|[ _]end$|^end[ _]|終了", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndTitle();
}
