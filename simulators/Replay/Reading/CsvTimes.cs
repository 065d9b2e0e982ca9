using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.Simulators.Replay.Reading;

/// <summary>Turns a file's time cells into starts of intervals in UTC.</summary>
internal sealed partial class CsvTimes(CsvLayout layout)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private readonly string[] _formats = [.. layout.TimeFormats];
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>The start of the interval that a cell names; null when the cell is not a time.</summary>
    internal DateTimeOffset? StartOf(string cell)
    {
        if (Parse(cell.Trim()) is not { } time)
        {
            return null;
        }

        _last = time;
        return (layout.EndLabelled ? time - layout.Interval!.Value : time).ToUniversalTime();
    }

    /// <summary>Reads an instant as written on the command line: with an offset, or in the zone.</summary>
    internal static DateTimeOffset? Instant(string written, TimeZoneInfo zone)
    {
        var (text, days) = WithoutHour24(written);
        return !YearFirst().IsMatch(text) ? null
            : HasOffset().IsMatch(text) ? Exact(text, days)
            : DateTime.TryParse(text, Culture, DateTimeStyles.None, out var local) ? InZone(local.AddDays(days), zone) : null;
    }

    private DateTimeOffset? Parse(string cell)
    {
        var (text, days) = WithoutHour24(cell);

        // Without a format only year first: 01/02 would be a guess.
        if (_formats.Length == 0 && !YearFirst().IsMatch(text))
        {
            return null;
        }

        if (_formats.Length == 0 && HasOffset().IsMatch(text))
        {
            return Exact(text, days);
        }

        var read = _formats.Length == 0
            ? DateTime.TryParse(text, Culture, DateTimeStyles.None, out var local)
            : DateTime.TryParseExact(text, _formats, Culture, DateTimeStyles.None, out local);
        if (!read)
        {
            return null;
        }

        if (layout.MidnightCarriesDayBefore && local.TimeOfDay == TimeSpan.Zero)
        {
            days = 1;
        }

        local = local.AddDays(days);
        return layout.Zone.IsAmbiguousTime(local) ? Later(local) : InZone(local, layout.Zone);
    }

    // Japanese files write the end of a day as 24:00, which .NET does not read.
    private static (string Text, int Days) WithoutHour24(string text) => Hour24().Match(text) is { Success: true } hour
        ? (string.Concat(text.AsSpan(0, hour.Index), "00", text.AsSpan(hour.Index + hour.Length)), 1)
        : (text, 0);

    private static DateTimeOffset? Exact(string text, int days) =>
        DateTimeOffset.TryParse(text, Culture, DateTimeStyles.None, out var exact) ? exact.AddDays(days) : null;

    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone) => new(local, zone.GetUtcOffset(local));

    // When clocks go back an hour occurs twice: the file's order tells which one a row means.
    private DateTimeOffset Later(DateTime local)
    {
        var both = layout.Zone.GetAmbiguousTimeOffsets(local).Select(offset => new DateTimeOffset(local, offset)).Order().ToList();
        return both.Find(t => t > _last) is { Ticks: > 0 } next ? next : both[^1];
    }

    [GeneratedRegex(@"^\d{4}\D", RegexOptions.None, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d:])24(?=:00(:00(\.0+)?)?(?![\d:.]))", RegexOptions.None, 1000)]
    private static partial Regex Hour24();

    [GeneratedRegex(@"\d(Z|[+-]\d\d:?\d\d)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HasOffset();
}
