using System.Buffers;
using System.Buffers.Text;

namespace Monitoring.Ingestor.Reading.Export;

/// <summary>
/// CSV by RFC 4180 in UTF-8, with a byte order mark on request, without which Excel on a Japanese Windows reads it as Shift_JIS.
/// Numbers are invariant and round trip.
/// </summary>
public sealed class CsvFile(Stream stream, TimeZoneInfo zone, bool byteOrderMark) : ExportFile
{
    private readonly ExportTimes _times = new(zone);
    private bool _inRow;

    /// <inheritdoc/>
    public override Task BeginAsync(IReadOnlyList<string> columns, CancellationToken cancel)
    {
        if (byteOrderMark)
        {
            Put([0xEF, 0xBB, 0xBF]);
        }

        foreach (var column in columns)
        {
            Text(column);
        }

        EndRow();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override void Text(string text)
    {
        Separate();
        Put(text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    /// <inheritdoc/>
    public override void Time(long timeMs)
    {
        Separate();
        Buffer.Advance(_times.Format(Buffer.GetSpan(40), timeMs, local: true));
        Separate();
        Buffer.Advance(_times.Format(Buffer.GetSpan(40), timeMs, local: false));
    }

    /// <inheritdoc/>
    public override void Number(double? value)
    {
        Separate();
        if (value is { } number)
        {
            Utf8Formatter.TryFormat(number, Buffer.GetSpan(40), out var length);
            Buffer.Advance(length);
        }
    }

    /// <inheritdoc/>
    public override void EndRow()
    {
        Put("\r\n"u8);
        _inRow = false;
    }

    /// <inheritdoc/>
    public override async Task CompleteAsync(CancellationToken cancel)
    {
        await SendAsync(cancel);
        await stream.FlushAsync(cancel);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override async ValueTask SendAsync(CancellationToken cancel)
    {
        await stream.WriteAsync(Buffer.WrittenMemory, cancel);
        Buffer.ResetWrittenCount();
    }

    private void Separate()
    {
        if (_inRow)
        {
            Put(","u8);
        }

        _inRow = true;
    }
}
