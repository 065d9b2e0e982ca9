using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Ingestor.Importing.Files;

namespace Monitoring.Ingestor.Importing.Values;

/// <summary>A time of day, and the offset where the text has one.</summary>
/// <param name="Seconds">From midnight, to 86,400 (24:00).</param>
/// <param name="Offset">Offset from UTC; null for the site's clock.</param>
internal readonly record struct ClockText(int Seconds, TimeSpan? Offset)
{
    internal const int DaySeconds = 86_400;
}

/// <summary>Reads times: 0:30, 24:00, 13時30分, 1:30 PM, 00:00:00+09:00, and Excel's fractions of a day.</summary>
internal static partial class ClockReader
{
    internal static ClockText? Read(Cell cell)
    {
        if (cell.Time is { } time)
        {
            // Excel's 24:00 is the midnight after its day 0.
            return new ClockText(time is { TimeOfDay.Ticks: 0, Year: 1899, Day: 31 } ? ClockText.DaySeconds : (int)Math.Round(time.TimeOfDay.TotalSeconds), null);
        }

        return cell.Number is { } fraction
            ? (fraction is >= 0 and <= 1 ? new ClockText((int)Math.Round(fraction * ClockText.DaySeconds), null) : null)
            : Read(cell.Text);
    }

    internal static ClockText? Read(string text)
    {
        if (Clock().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (hours, minutes, seconds) = (Int(match, "h"), Int(match, "m"), Int(match, "s"));
        if (match.Groups["half"].Success)
        {
            if (hours is < 1 or > 12)
            {
                return null;
            }

            hours = (hours % 12) + (IsAfternoon(match.Groups["half"].Value) ? 12 : 0);
        }

        var all = (((hours * 60) + minutes) * 60) + seconds;
        return minutes < 60 && seconds < 60 && all <= ClockText.DaySeconds ? new ClockText(all, OffsetOf(match.Groups["zone"].Value)) : null;
    }

    private static bool IsAfternoon(string half) => half is "午後" || half[0] is 'p' or 'P';

    private static TimeSpan? OffsetOf(string text) => text switch
    {
        "" => null,
        "Z" or "z" => TimeSpan.Zero,
        _ => new TimeSpan(int.Parse(text.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(text.Length - 2), CultureInfo.InvariantCulture), 0)
            * (text[0] == '-' ? -1 : 1),
    };

    private static int Int(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<half>午前|午後)?\s*(?<h>\d{1,2})(:(?<m>\d{1,2})(:(?<s>\d{1,2})(\.\d+)?)?|時((?<m>\d{1,2})分((?<s>\d{1,2})秒)?)?)\s*(?<half>[AaPp][Mm])?\s*(?<zone>[Zz]|[+-]\d{2}:?\d{2})?$",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Clock();
}
