using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Importing.Files;

/// <summary>Reads a CSV or Excel file, also one packed by gzip, into rows.</summary>
internal static class SourceFile
{
    // Three times a year of minutes; whoever has more has several files.
    private const int MostRows = 1_600_000;
    private const int MostColumns = 400;
    private const int LongestCell = 100_000;

    // 300 MB or so of memory; ten years of half hours in a row per day are 180,000.
    private const int MostCells = 5_000_000;

    // Unpacked; a year of minutes with ten columns is half of it.
    private const long MostBytes = 100_000_000;

    /// <exception cref="ImportException">It is neither, or too large.</exception>
    internal static SourceTable Read(byte[] bytes, ImportOptions options)
    {
        bytes = bytes is [0x1F, 0x8B, ..] ? Unpacked(bytes) : bytes;
        return bytes switch
        {
            [] => throw new ImportException("the file is empty", ImportCodes.FileEmpty),
            [0x50, 0x4B, 0x03, 0x04, ..] => Workbook(bytes, options.Sheet),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new ImportException("this is an old Excel file (.xls): open it and save it as .xlsx or as CSV", ImportCodes.OldExcel),
            [0x25, 0x50, 0x44, 0x46, ..] => throw new ImportException("this is a PDF file: ask the supplier for CSV or Excel", ImportCodes.Pdf),
            _ => Text(bytes, options.Encoding),
        };
    }

    private static SourceTable Text(byte[] bytes, string? encoding)
    {
        var (text, name) = TextForm.Decode(bytes, encoding);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ImportException("the file is neither text nor an Excel workbook: save it as CSV or .xlsx", ImportCodes.NoTable);
        }

        var delimiter = TextForm.Delimiter(text);
        var rows = new List<SourceRow>();
        var cells = 0;
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
        });
        while (Next(parser, rows))
        {
            Add(rows, ref cells, parser.RawRow, [.. (parser.Record ?? []).Take(MostColumns).Select(Cell.OfText)]);
        }

        var separator = delimiter switch
        {
            '\t' => CodedNote.Of(NoteCodes.SeparatedByTab, $"cells separated by tab"),
            ';' => CodedNote.Of(NoteCodes.SeparatedBySemicolon, $"cells separated by semicolon"),
            _ => CodedNote.Of(NoteCodes.SeparatedByComma, $"cells separated by comma"),
        };
        return new SourceTable(rows, [CodedNote.Of(NoteCodes.TextFile, $"{name} text"), separator], delimiter == ',') { Encoding = name };
    }

    private static SourceTable Workbook(byte[] bytes, string? sheet)
    {
        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            CheckUnpacked(stream);
            var names = stream.GetSheetNames();
            var name = sheet ?? names[0];
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                throw new ImportException($"the workbook has no sheet '{sheet}', but: {string.Join(", ", names)}", ImportCodes.UnknownSheet, sheet!, string.Join(", ", names));
            }

            stream.Position = 0;
            var rows = new List<SourceRow>();
            var (line, cells) = (0, 0);
            foreach (var row in stream.Query(useHeaderRow: false, sheetName: name, excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>())
            {
                Add(rows, ref cells, ++line, [.. row.Values.Take(MostColumns).Select(Cell.OfValue)]);
            }

            return new SourceTable(rows, [CodedNote.Of(NoteCodes.Workbook, $"Excel workbook, sheet '{name}'")], CommaSeparates: true);
        }
        catch (Exception e) when (e is not ImportException and not OutOfMemoryException)
        {
            throw new ImportException($"the Excel workbook cannot be read ({e.Message}): open it and save it again as .xlsx, or as CSV", ImportCodes.BrokenWorkbook);
        }
    }

    private static bool Next(CsvParser parser, List<SourceRow> rows)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            var line = rows.Count > 0 ? rows[^1].Line + 1 : 1;
            throw new ImportException($"line {line} or one after it has a cell of more than {LongestCell} characters: is a quotation mark missing?", ImportCodes.CellTooLong, Shown(line));
        }
    }

    // What the archive says is what its entries can be read up to.
    private static void CheckUnpacked(MemoryStream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var size = 0L;
        foreach (var entry in archive.Entries)
        {
            size = entry.Length > MostBytes - size ? throw UnpackedTooLarge() : size + entry.Length;
        }

        stream.Position = 0;
    }

    private static ImportException UnpackedTooLarge() =>
        new($"unpacked, the file is larger than {MostBytes / 1_000_000} MB: divide it, e.g. by years", ImportCodes.TooLongUnpacked, Shown(MostBytes / 1_000_000));

    private static void Add(List<SourceRow> rows, ref int cellsSoFar, int line, Cell[] cells)
    {
        var row = new SourceRow(line, cells);
        if (row.IsEmpty)
        {
            return;
        }

        if (rows.Count >= MostRows)
        {
            throw new ImportException($"the file has more than {MostRows} rows: divide it, e.g. by years", ImportCodes.TooManyRows, Shown(MostRows));
        }

        cellsSoFar += cells.Length;
        if (cellsSoFar > MostCells)
        {
            throw new ImportException($"the file has more than {MostCells} cells: divide it, e.g. by years, or leave out columns that are not needed", ImportCodes.TooManyCells, Shown(MostCells));
        }

        rows.Add(row);
    }

    private static string Shown(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static byte[] Unpacked(byte[] bytes)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[81_920];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                plain.Write(buffer.AsSpan(0, read));
                if (plain.Length > MostBytes)
                {
                    throw UnpackedTooLarge();
                }
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new ImportException("the file is packed by gzip, but damaged: send it again", ImportCodes.BrokenGzip);
        }
    }
}
