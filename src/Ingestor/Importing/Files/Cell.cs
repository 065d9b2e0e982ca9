using System.Globalization;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing.Files;

/// <summary>One cell: its text, and what a workbook knows of it beyond that.</summary>
/// <param name="Text">Trimmed, in half-width characters.</param>
/// <param name="Number">The number, where the file itself says that it is one.</param>
/// <param name="Time">The date and time, where the file itself says that it is one.</param>
internal readonly record struct Cell(string Text, double? Number = null, DateTime? Time = null)
{
    internal static readonly Cell Empty = new("");

    internal bool IsEmpty => Text.Length == 0;

    /// <summary>Full-width digits and signs are what Japanese input gives; they mean the same (Unicode compatibility form).</summary>
    internal static Cell OfText(string? text) => new(text is null ? "" : Normal(text).Trim());

    internal static Cell OfValue(object? value) => value switch
    {
        null => Empty,
        double d => new Cell(d.ToString(CultureInfo.InvariantCulture), d),
        decimal m => new Cell(m.ToString(CultureInfo.InvariantCulture), (double)m),
        int i => new Cell(i.ToString(CultureInfo.InvariantCulture), i),
        long l => new Cell(l.ToString(CultureInfo.InvariantCulture), l),
        DateTime t => new Cell(t.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), null, t),
        TimeSpan s => new Cell(s.ToString(@"hh\:mm", CultureInfo.InvariantCulture), s.TotalDays),
        _ => OfText(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    private static string Normal(string text) => System.Text.Ascii.IsValid(text) ? text : text.Normalize(System.Text.NormalizationForm.FormKC);
}

/// <summary>One row with its line in the file, from 1.</summary>
internal sealed record SourceRow(int Line, Cell[] Cells)
{
    internal Cell this[int column] => column >= 0 && column < Cells.Length ? Cells[column] : Cell.Empty;

    internal bool IsEmpty => Array.TrueForAll(Cells, c => c.IsEmpty);

    /// <summary>As a person would find it again.</summary>
    internal string Shown()
    {
        var text = string.Join(", ", Cells.Take(6).Select(c => c.Text));
        return text.Length > 120 ? text[..120] + "…" : Cells.Length > 6 ? text + ", …" : text;
    }
}

/// <summary>A file as rows of cells.</summary>
/// <param name="Rows">Rows that hold anything.</param>
/// <param name="Form">What the file is.</param>
/// <param name="CommaSeparates">True when a comma separates cells, so that a comma inside one cannot be a decimal sign by accident.</param>
internal sealed record SourceTable(IReadOnlyList<SourceRow> Rows, IReadOnlyList<CodedNote> Form, bool CommaSeparates)
{
    /// <summary>How a text file is encoded; null for a workbook.</summary>
    internal string? Encoding { get; init; }
}
