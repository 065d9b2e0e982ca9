using System.Globalization;
using System.Text;

namespace Monitoring.Gateway.Forwarding;

/// <summary>Finds lines in a body of line protocol; the first is 0.</summary>
internal static class Lines
{
    /// <summary>Where line <paramref name="index"/> (from 0) starts; the end when there are not so many.</summary>
    internal static int Start(ReadOnlySpan<byte> body, int index)
    {
        var at = 0;
        for (; index > 0 && at < body.Length; index--)
        {
            at += body[at..].IndexOf((byte)'\n') + 1;
        }

        return at;
    }

    internal static string Text(ReadOnlySpan<byte> body, int index)
    {
        var line = body[Start(body, index)..];
        return Encoding.UTF8.GetString(line[..line.IndexOf((byte)'\n')]);
    }

    /// <summary>The timestamp of a line, Unix milliseconds.</summary>
    internal static long TimeMs(ReadOnlySpan<byte> body, int index)
    {
        var line = Text(body, index);
        return long.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
