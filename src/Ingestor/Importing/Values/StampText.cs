using System.Globalization;
using Monitoring.Ingestor.Importing.Files;

namespace Monitoring.Ingestor.Importing.Values;

/// <summary>Date and time of one row, as far as the row itself says them.</summary>
/// <param name="Date">The date.</param>
/// <param name="Clock">The time of day; null when it is not one.</param>
internal readonly record struct StampText(DateText Date, ClockText? Clock)
{
    private static readonly ClockText Midnight = new(0, null);

    /// <summary>Of one cell that holds both; without a time of day it is midnight.</summary>
    internal static StampText Of(Cell cell, Dictionary<string, DateText> known)
    {
        if (cell.Time is not null)
        {
            return new StampText(DateTextReader.Read(cell), ClockReader.Read(cell));
        }

        if (double.TryParse(cell.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Floor(number) is >= 10_000 and < 100_000)
        {
            // Excel keeps times as binary fractions of a day: to the second is as exact as they are.
            var seconds = (long)Math.Round((number - Math.Floor(number)) * ClockText.DaySeconds);
            return new StampText(DateTextReader.Read(Math.Floor(number).ToString(CultureInfo.InvariantCulture)), new ClockText((int)seconds, null));
        }

        var text = cell.Text;
        if (text.Length is 12 or 14 && text.All(char.IsAsciiDigit))
        {
            var clock = string.Create(CultureInfo.InvariantCulture, $"{text[8..10]}:{text[10..12]}:{(text.Length == 14 ? text[12..14] : "00")}");
            return new StampText(DateOf(text[..8], known), ClockReader.Read(clock));
        }

        var cut = Cut(text);
        return cut < 0 ? new StampText(DateOf(text, known), Midnight) : new StampText(DateOf(text[..cut].Trim(), known), ClockReader.Read(text[cut..].Trim(' ', 'T')));
    }

    /// <summary>Of a cell for the date and one for the time.</summary>
    internal static StampText Of(Cell date, Cell clock, Dictionary<string, DateText> known) =>
        new(date.Time is null ? DateOf(date.Text, known) : DateTextReader.Read(date), ClockReader.Read(clock));

    // The last of a date is a digit, 日 or a bracket, the first of a time a digit or 午.
    private static int Cut(string text)
    {
        var colon = text.AsSpan().IndexOfAny(':', '時');
        if (colon < 0)
        {
            return -1;
        }

        var at = text.AsSpan(0, colon).IndexOfAny(" T");
        return at >= 0 ? at : text.IndexOf('日', StringComparison.Ordinal) is >= 0 and var day ? day + 1 : -1;
    }

    // The same date stands in many rows.
    private static DateText DateOf(string text, Dictionary<string, DateText> known)
    {
        if (!known.TryGetValue(text, out var date))
        {
            known[text] = date = DateTextReader.Read(text);
        }

        return date;
    }
}
