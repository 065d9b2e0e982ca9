using System.Globalization;
using System.Xml;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>A length of time as the command line writes it: 30s, 15m, 1h, 1d.</summary>
public static class IntervalText
{
    /// <summary>Reads a length, also in ISO 8601 (PT15M); null when it is none or not above 0.</summary>
    public static TimeSpan? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var length = UnitOf(text) is { } unit && double.TryParse(text[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? unit * number
                : XmlConvert.ToTimeSpan(text);
            return length > TimeSpan.Zero ? length : null;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The length in the largest unit that leaves no fraction.</summary>
    public static string Write(TimeSpan length)
    {
        var (number, unit) = length switch
        {
            _ when length.Ticks % TimeSpan.TicksPerDay == 0 => (length.TotalDays, 'd'),
            _ when length.Ticks % TimeSpan.TicksPerHour == 0 => (length.TotalHours, 'h'),
            _ when length.Ticks % TimeSpan.TicksPerMinute == 0 => (length.TotalMinutes, 'm'),
            _ => (length.TotalSeconds, 's'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
    }

    private static TimeSpan? UnitOf(string text) => text.Length < 2 ? null : text[^1] switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
