using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>
/// An Excel workbook (ECMA-376) that is written in one go: a sheet is full at the 1,048,576 rows that Excel reads, and the next one
/// begins with the same header. Times are Excel dates. Libraries want to know all rows, or to go back in the file, which a download
/// cannot.
/// </summary>
public sealed class XlsxFile(Stream stream, TimeZoneInfo zone) : ExportFile
{
    /// <summary>Rows that Excel reads of a sheet.</summary>
    public const int MaxRows = 1_048_576;

    // Days from Excel's day 0 to 1970-01-01.
    private const double EpochDays = 25_569;
    private const double DayMs = 86_400_000;

    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private readonly ExportTimes _times = new(zone);
    private readonly int _maxRows = MaxRows;
    private readonly Gathering _zipped = new();
    private ZipArchive? _archive;
    private Stream? _sheet;
    private IReadOnlyList<string> _columns = [];
    private int _sheets;
    private int _rows;
    private bool _inRow;

    /// <param name="stream">Where the file goes; need not be able to go back.</param>
    /// <param name="zone">Zone of the site.</param>
    /// <param name="maxRows">Rows of a sheet, header included.</param>
    public XlsxFile(Stream stream, TimeZoneInfo zone, int maxRows)
        : this(stream, zone) => _maxRows = maxRows;

    // A sheet ends when a piece has left, and a piece holds fewer rows than this: the shortest row is longer than 30 bytes.
    private int SlackRows => Math.Min(_maxRows / 2, 8192);

    /// <inheritdoc/>
    public override async Task BeginAsync(IReadOnlyList<string> columns, CancellationToken cancel)
    {
        _columns = columns;
        _archive = new ZipArchive(_zipped, ZipArchiveMode.Create, leaveOpen: true);
        BeginSheet();
        await PassOnAsync(cancel);
    }

    /// <inheritdoc/>
    public override void Text(string text)
    {
        Begin();
        Put("<c t=\"inlineStr\"><is><t>"u8);
        Put(SecurityElement.Escape(text));
        Put("</t></is></c>"u8);
    }

    /// <inheritdoc/>
    public override void Time(long timeMs)
    {
        Begin();
        Date(timeMs + _times.OffsetMs(timeMs));
        Date(timeMs);
    }

    /// <inheritdoc/>
    public override void Number(double? value)
    {
        Begin();
        if (value is not { } number)
        {
            Put("<c/>"u8);
            return;
        }

        Put("<c><v>"u8);
        Put(number);
        Put("</v></c>"u8);
    }

    /// <inheritdoc/>
    public override void EndRow()
    {
        Put("</row>"u8);
        _inRow = false;
        _rows++;
    }

    /// <inheritdoc/>
    public override async Task CompleteAsync(CancellationToken cancel)
    {
        EndSheet();
        var numbers = Enumerable.Range(1, _sheets).ToList();
        Add(
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><sheets>{Each(numbers, n => $"<sheet name=\"{n}\" sheetId=\"{n}\" r:id=\"r{n}\"/>")}</sheets></workbook>");
        Add(
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Package}/relationships\">{Each(numbers, n => $"<Relationship Id=\"r{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")}<Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");
        Add(
            "xl/styles.xml",
            $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        Add(
            "_rels/.rels",
            $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"w\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        Add(
            "[Content_Types].xml",
            $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Type}.styles+xml\"/>{Each(numbers, n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Type}.worksheet+xml\"/>")}</Types>");
        _archive!.Dispose();
        await PassOnAsync(cancel);
        await stream.FlushAsync(cancel);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        // Into memory only: after a failure no end of the archive reaches the file.
        _archive?.Dispose();
        await _zipped.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async ValueTask SendAsync(CancellationToken cancel)
    {
        _sheet!.Write(Buffer.WrittenSpan);
        Buffer.ResetWrittenCount();
        if (_rows >= _maxRows - SlackRows && !_inRow)
        {
            EndSheet();
            BeginSheet();
        }

        await PassOnAsync(cancel);
    }

    private void BeginSheet()
    {
        _sheets++;
        _rows = 0;
        _sheet = _archive!.CreateEntry($"xl/worksheets/sheet{_sheets.ToString(CultureInfo.InvariantCulture)}.xml", CompressionLevel.Fastest).Open();
        Put($"{Head}<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var column in _columns)
        {
            Text(column);
        }

        EndRow();
    }

    private void EndSheet()
    {
        Put("</sheetData></worksheet>"u8);
        _sheet!.Write(Buffer.WrittenSpan);
        Buffer.ResetWrittenCount();
        _sheet.Dispose();
    }

    private void Add(string name, string xml)
    {
        using var entry = _archive!.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(Head + xml));
    }

    private async Task PassOnAsync(CancellationToken cancel)
    {
        await stream.WriteAsync(_zipped.GetBuffer().AsMemory(0, (int)_zipped.Length), cancel);
        _zipped.SetLength(0);
    }

    private void Begin()
    {
        if (!_inRow)
        {
            Put("<row>"u8);
            _inRow = true;
        }
    }

    private void Date(long ms)
    {
        Put("<c s=\"1\"><v>"u8);
        Put((ms / DayMs) + EpochDays);
        Put("</v></c>"u8);
    }

    private void Put(double number)
    {
        Utf8Formatter.TryFormat(number, Buffer.GetSpan(40), out var length);
        Buffer.Advance(length);
    }

    private static string Each(IEnumerable<int> numbers, Func<int, FormattableString> xml) =>
        string.Concat(numbers.Select(n => xml(n).ToString(CultureInfo.InvariantCulture)));

    // The archive writes when it likes, and a response must not be made to wait; so it gathers here what leaves for the response then.
    private sealed class Gathering : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
