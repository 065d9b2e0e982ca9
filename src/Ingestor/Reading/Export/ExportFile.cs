using System.Buffers;
using System.Text;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>
/// A table that is written row by row and leaves for the stream in pieces, so that its length does not decide the memory it takes.
/// Cells are put in the order of the columns; every row ends with <see cref="EndRow"/>.
/// </summary>
public abstract class ExportFile : IAsyncDisposable
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>What was put and has not left yet.</summary>
    protected ArrayBufferWriter<byte> Buffer { get; } = new(2 * PieceBytes);

    internal static ExportFile Create(string format, Stream stream, TimeZoneInfo zone, bool byteOrderMark) =>
        format == ExportRequest.Xlsx ? new XlsxFile(stream, zone) : new CsvFile(stream, zone, byteOrderMark);

    /// <summary>Begins the table.</summary>
    public abstract Task BeginAsync(IReadOnlyList<string> columns, CancellationToken cancel);

    /// <summary>Puts a text.</summary>
    public abstract void Text(string text);

    /// <summary>Puts a time (Unix ms) in two cells: in the site's zone, and in UTC.</summary>
    public abstract void Time(long timeMs);

    /// <summary>Puts a number; null is an empty cell.</summary>
    public abstract void Number(double? value);

    /// <summary>Ends the row.</summary>
    public abstract void EndRow();

    /// <summary>Call after each row: sends what has gathered.</summary>
    public ValueTask FlushAsync(CancellationToken cancel) => Buffer.WrittenCount < PieceBytes ? ValueTask.CompletedTask : SendAsync(cancel);

    /// <summary>Ends the table. A file without this call is incomplete.</summary>
    public abstract Task CompleteAsync(CancellationToken cancel);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Sends what is in the buffer.</summary>
    protected abstract ValueTask SendAsync(CancellationToken cancel);

    /// <summary>Puts bytes as they are.</summary>
    protected void Put(ReadOnlySpan<byte> utf8) => Buffer.Write(utf8);

    /// <summary>Puts a text as it is, in UTF-8.</summary>
    protected void Put(string text) => Encoding.UTF8.GetBytes(text, Buffer);
}
