using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Monitoring.Domain.Readings;

namespace Monitoring.Domain.LineProtocol;

/// <summary>
/// Writes points as line protocol, one line per meter and timestamp:
/// <c>readings,meter=M[,site=S] field=value,… time-in-ms</c>. Tags stand sorted by key, lines end with LF, numbers are invariant.
/// </summary>
public static class LineProtocolWriter
{
    /// <summary>The one measurement that holds readings.</summary>
    public const string Measurement = "readings";

    /// <summary>Writes every point of <paramref name="batch"/>; with <paramref name="site"/> the site becomes a tag.</summary>
    public static void Write(IBufferWriter<byte> output, PointBatch batch, string? site = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Write(output, batch, 0, batch.Count, site);
    }

    /// <summary>Writes <paramref name="count"/> points of <paramref name="batch"/> from index <paramref name="from"/>.</summary>
    public static void Write(IBufferWriter<byte> output, PointBatch batch, int from, int count, string? site = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(batch);
        var siteTag = site is null ? [] : Encoding.UTF8.GetBytes($",site={Escape(site)}");
        foreach (var point in batch.Points.Slice(from, count))
        {
            Write(output, point, batch.ValuesOf(point), siteTag);
        }
    }

    private static void Write(IBufferWriter<byte> output, Point point, ReadOnlySpan<QuantityValue> values, ReadOnlySpan<byte> siteTag)
    {
        var span = output.GetSpan(64 + (4 * point.Meter.Length) + siteTag.Length + (values.Length * 64));
        var at = Put(span, 0, "readings,meter="u8);
        at += Encoding.UTF8.GetBytes(Escape(point.Meter), span[at..]);
        at = Put(span, at, siteTag);
        span[at++] = (byte)' ';
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                span[at++] = (byte)',';
            }

            at += Encoding.UTF8.GetBytes(values[i].Quantity.Name, span[at..]);
            span[at++] = (byte)'=';
            Utf8Formatter.TryFormat(values[i].Value, span[at..], out var written);
            at += written;
        }

        span[at++] = (byte)' ';
        Utf8Formatter.TryFormat(point.TimeMs, span[at..], out var digits);
        at += digits;
        span[at++] = (byte)'\n';
        output.Advance(at);
    }

    private static int Put(Span<byte> span, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(span[at..]);
        return at + text.Length;
    }

    // Ids hold no ',', '=', ' ' or '\', so an escape is only a guard against an id that was not checked.
    private static string Escape(string id) =>
        id.AsSpan().IndexOfAny(", =\\\n") < 0 ? id : throw new ArgumentException($"'{id}' is not a valid id.", nameof(id));
}
