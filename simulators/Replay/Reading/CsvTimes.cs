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
        return (layout.EndLabelled ? time - layout.Interval : time).ToUniversalTime();
    }

    /// <summary>Reads an instant as written on the command line: with an offset, or in the zone.</summary>
    internal static DateTimeOffset? Instant(string text, TimeZoneInfo zone) => !YearFirst().IsMatch(text) ? null
        : HasOffset().IsMatch(text)
            ? DateTimeOffset.TryParse(text, Culture, DateTimeStyles.None, out var exact) ? exact : null
            : DateTime.TryParse(text, Culture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, zone.GetUtcOffset(local)) : null;

    private DateTimeOffset? Parse(string text)
    {
        // Without a format only year first: 01/02 would be a guess.
        if (_formats.Length == 0 && !YearFirst().IsMatch(text))
        {
            return null;
        }

        if (_formats.Length == 0 && HasOffset().IsMatch(text))
        {
            return DateTimeOffset.TryParse(text, Culture, DateTimeStyles.None, out var exact) ? exact : null;
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
            local = local.AddDays(1);
        }

        return layout.Zone.IsAmbiguousTime(local)
            ? Later(local)
            : new DateTimeOffset(local, layout.Zone.GetUtcOffset(local));
    }

    // When clocks go back an hour occurs twice: the file's order tells which one a row means.
    private DateTimeOffset Later(DateTime local)
    {
        var both = layout.Zone.GetAmbiguousTimeOffsets(local).Select(offset => new DateTimeOffset(local, offset)).Order().ToList();
        return both.Find(t => t > _last) is { Ticks: > 0 } next ? next : both[^1];
    }

    [GeneratedRegex(@"^\d{4}\D", RegexOptions.None, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\d(Z|[+-]\d\d:?\d\d)$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HasOffset();
}
