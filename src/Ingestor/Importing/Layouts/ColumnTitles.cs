using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;
using Monitoring.Ingestor.Importing.Files;
using Monitoring.Ingestor.Importing.Values;

namespace Monitoring.Ingestor.Importing.Layouts;

/// <summary>Which column of the long form is what; a number is the column's place from 0, -1 where there is none.</summary>
/// <param name="HeaderRow">Index of the row of titles; -1 where the file has none.</param>
/// <param name="Time">Time, or time of day beside <paramref name="Date"/>.</param>
/// <param name="Date">Date, where it stands apart.</param>
/// <param name="Value">Imported energy or power.</param>
/// <param name="Export">Exported energy or power.</param>
internal sealed partial record ColumnTitles(int HeaderRow, int Time, int Date, int Value, int Export)
{
    private const int RowsLookedAt = 40;

    /// <exception cref="ImportException">A column is not found; the message names the option that says it.</exception>
    internal static ColumnTitles Find(SourceTable table, ImportOptions options)
    {
        for (var r = 0; r < Math.Min(RowsLookedAt, table.Rows.Count); r++)
        {
            if (Of(table.Rows[r], r, options) is { } found)
            {
                return found;
            }
        }

        // No titles: two columns, of which the first holds times.
        if (options is { TimeColumn: null, DateColumn: null, ValueColumn: null, ExportColumn: null } && table.Rows[0].Cells.Length == 2 && IsStamp(table.Rows[0][0]))
        {
            return new ColumnTitles(-1, 0, -1, 1, -1);
        }

        var titles = string.Join(", ", table.Rows[0].Cells.Select(c => $"'{c.Text}'").Take(12));
        throw new ImportException(
            $"the columns are not recognised: say 'time_column' and 'value_column' by title or number (the first row has {titles}), or 'layout' days for one row per day", ImportCodes.ColumnsNeeded, titles);
    }

    /// <summary>The same with one direction only; a column that names none is the one that is said. All where nothing is said.</summary>
    internal ColumnTitles Only(string? direction) => direction switch
    {
        "import" => this with { Value = Value >= 0 ? Value : Export, Export = -1 },
        "export" => this with { Export = Export >= 0 ? Export : Value, Value = -1 },
        _ => this,
    };

    /// <summary>Title of a column.</summary>
    internal string TitleOf(SourceTable table, int column) => HeaderRow < 0 ? "" : table.Rows[HeaderRow][column].Text;

    /// <summary>Which columns were found.</summary>
    internal IEnumerable<CodedNote> Shown(SourceTable table)
    {
        if (HeaderRow < 0)
        {
            yield return CodedNote.Of(NoteCodes.NoTitles, $"no titles; time in column 1, value in column 2");
            yield break;
        }

        yield return CodedNote.Of(NoteCodes.TitlesInLine, $"titles in line {table.Rows[HeaderRow].Line}");
        yield return CodedNote.Of(NoteCodes.TimeColumn, $"time '{TitleOf(table, Time)}'");
        if (Date >= 0)
        {
            yield return CodedNote.Of(NoteCodes.DateColumn, $"date '{TitleOf(table, Date)}'");
        }

        if (Value >= 0)
        {
            yield return CodedNote.Of(NoteCodes.ValueColumn, $"value '{TitleOf(table, Value)}'");
        }

        if (Export >= 0)
        {
            yield return CodedNote.Of(NoteCodes.ExportColumn, $"export '{TitleOf(table, Export)}'");
        }
    }

    private static ColumnTitles? Of(SourceRow row, int index, ImportOptions options)
    {
        var cells = row.Cells;
        var date = Asked(cells, options.DateColumn) ?? -1;
        var time = Asked(cells, options.TimeColumn) ?? First(cells, StampTitle(), -1, -1);
        if (options.DateColumn is null && options.TimeColumn is null)
        {
            var (day, clock) = (First(cells, DateTitle(), -1, -1), First(cells, ClockTitle(), -1, -1));
            (date, time) = time < 0 && day >= 0 ? (clock >= 0 ? (day, clock) : (-1, day)) : (-1, time >= 0 ? time : clock);
        }

        var export = Asked(cells, options.ExportColumn) ?? (options.ValueColumn is null ? First(cells, ExportTitle(), time, date) : -1);
        var value = Asked(cells, options.ValueColumn) ?? ValueOf(cells, time, date, export);
        if (time < 0 || (value < 0 && export < 0) || IsStamp(cells.ElementAtOrDefault(time)))
        {
            // A row of values is no row of titles, unless every column is said by its number.
            return time >= 0 && value >= 0 && options.TimeColumn is not null && options.ValueColumn is not null && IsStamp(cells[time]) ? new ColumnTitles(-1, time, date, value, export) : null;
        }

        return new ColumnTitles(index, time, date, value, export);
    }

    private static int ValueOf(Cell[] cells, int time, int date, int export)
    {
        int[] others = [time, date, export];
        var named = Enumerable.Range(0, cells.Length).Where(c => !others.Contains(c) && ValueTitle().IsMatch(cells[c].Text)).ToList();
        var energy = named.Where(c => ImportUnit.In(cells[c].Text) is { IsPower: false }).ToList();
        return energy.Count > 0 ? energy[0] : named.Count > 0 ? named[0] : -1;
    }

    private static int? Asked(Cell[] cells, string? column)
    {
        if (column is null)
        {
            return null;
        }

        var byTitle = Array.FindIndex(cells, c => string.Equals(c.Text, Cell.OfText(column).Text, StringComparison.OrdinalIgnoreCase));
        return byTitle >= 0 ? byTitle
            : int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= cells.Length ? number - 1 : -1;
    }

    private static int First(Cell[] cells, Regex title, int not, int nor)
    {
        for (var c = 0; c < cells.Length; c++)
        {
            if (c != not && c != nor && title.IsMatch(cells[c].Text))
            {
                return c;
            }
        }

        return -1;
    }

    private static bool IsStamp(Cell cell) =>
        !cell.IsEmpty && StampText.Of(cell, []) is { Clock: not null, Date.Problem: null };

    [GeneratedRegex("^(start|end|time|timestamp|date ?time|dt|from|to|until|period|interval)([ _](start|end|time|utc|local|from|to))?$|日時|開始|終了|タイムスタンプ", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StampTitle();

    [GeneratedRegex("^(date|day)$|日付|年月日|^日$|計測日|使用日", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateTitle();

    [GeneratedRegex("^(time|hour|clock)$|時刻|時間", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ClockTitle();

    [GeneratedRegex("export|feed.?in|generation|売電|逆潮流|余剰", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExportTitle();

    [GeneratedRegex("value|energy|consumption|usage|import|power|demand|load|[kM]?Wh?$|[kM]Wh?\\b|電力|使用量|買電|受電|デマンド|^値$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ValueTitle();
}
