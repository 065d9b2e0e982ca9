using System.Globalization;
using System.Text;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Charts;

/// <summary>The table twin of a chart, also saved as CSV.</summary>
/// <param name="FileName">Name of the CSV file, without extension.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">Count of rows.</param>
public sealed record ChartTable(string FileName, IReadOnlyList<ChartColumn> Columns, int Rows)
{
    /// <summary>The table as CSV (RFC 4180), units in the header, numbers unrounded, times local, missing values empty.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', Columns.Select(c => Quote(c.HeaderWithUnit))).Append("\r\n");
        for (var row = 0; row < Rows; row++)
        {
            csv.AppendJoin(',', Columns.Select(c => Quote(c.Csv(row)))).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny("\",\r\n") ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
}

/// <summary>One column of a <see cref="ChartTable"/>.</summary>
/// <param name="Header">What the column holds.</param>
/// <param name="Unit">Its unit; empty for words and times.</param>
/// <param name="Text">The cell of a row as the screen shows it.</param>
/// <param name="Csv">The cell of a row as the file holds it.</param>
/// <param name="Numeric">True when cells align at their digits.</param>
public sealed record ChartColumn(string Header, string Unit, Func<int, string> Text, Func<int, string> Csv, bool Numeric = false)
{
    /// <summary>The header with its unit in brackets.</summary>
    public string HeaderWithUnit => Unit.Length == 0 ? Header : Languages.IsEnglish ? $"{Header} ({Unit})" : $"{Header}({Unit})";

    /// <summary>A column of numbers.</summary>
    public static ChartColumn Numbers(string header, string unit, IReadOnlyList<double?> values, int digits) => new(
        header, unit, row => Figures.Number(values[row], digits), row => values[row]?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty, true);

    /// <summary>A column of windows given by their local starts.</summary>
    public static ChartColumn Windows(string header, IReadOnlyList<DateTimeOffset> starts, TimeSpan length) => new(
        header, string.Empty, row => Times.DayWindow(starts[row], starts[row] + length),
        row => starts[row].ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    /// <summary>A column of local days.</summary>
    public static ChartColumn Days(string header, IReadOnlyList<DateOnly> days) => new(
        header, string.Empty, row => Times.Day(days[row]), row => days[row].ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A column of words.</summary>
    public static ChartColumn Words(string header, IReadOnlyList<string> words) => new(header, string.Empty, row => words[row], row => words[row]);
}
