using System.Globalization;
using System.Text;

namespace Monitoring.Gateway.Decoding;

/// <summary>Reads timestamps as meters write them.</summary>
internal static class TimeText
{
    private const double Limit = 9e18;

    /// <summary>Unix milliseconds; false when the text is not a time in <paramref name="unit"/>.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, TimeUnit unit, out long ms)
    {
        ms = 0;
        if (unit == TimeUnit.Iso)
        {
            return TryParseIso(text, out ms);
        }

        if (!NumberText.TryParse(text, out var number))
        {
            return false;
        }

        var milliseconds = Math.Round(unit switch
        {
            TimeUnit.Seconds => number * 1000,
            TimeUnit.Microseconds => number / 1000,
            TimeUnit.Nanoseconds => number / 1_000_000,
            _ => number,
        });
        ms = (long)Math.Clamp(milliseconds, -Limit, Limit); // nonsense stays nonsense for the clock rule
        return true;
    }

    // Without an offset nobody can say which instant is meant.
    private static bool TryParseIso(ReadOnlySpan<byte> text, out long ms)
    {
        ms = 0;
        var written = text.Length is > 10 and < 64 ? Encoding.UTF8.GetString(text) : string.Empty;
        var hasOffset = written.EndsWith('Z') || written.AsSpan().LastIndexOfAny('+', '-') > written.IndexOf('T', StringComparison.Ordinal);
        if (!hasOffset || !DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return false;
        }

        ms = time.ToUnixTimeMilliseconds();
        return true;
    }
}
