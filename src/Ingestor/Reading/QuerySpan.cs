using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Domain.Contracts;

namespace Monitoring.Ingestor.Reading;

/// <summary>The span of time of a question.</summary>
/// <param name="FromMs">Start, inclusive, Unix ms.</param>
/// <param name="ToMs">End, exclusive, Unix ms.</param>
internal sealed partial record QuerySpan(long FromMs, long ToMs)
{
    /// <summary>All of time that a ledger can have.</summary>
    internal static readonly QuerySpan Everything = new(0, 9_000_000_000_000);

    /// <summary>Reads <c>from</c> and <c>to</c>; null with the answer that says what is wrong.</summary>
    internal static QuerySpan? Read(string? from, string? to, out IResult? problem)
    {
        problem = null;
        if (!TryParseTime(from, out var start) || !TryParseTime(to, out var end))
        {
            problem = Answers.Bad("from and to are needed as ISO 8601 times with an offset, from 1900 to 2999, e.g. from=2026-04-01T00:00:00%2B09:00");
            return null;
        }

        if (start >= end)
        {
            problem = Answers.Bad("from must be before to");
            return null;
        }

        return new QuerySpan(start.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds());
    }

    // Without an offset nobody knows whose midnight is meant.
    internal static bool TryParseTime(string? text, out DateTimeOffset time)
    {
        time = default;
        return text is not null && Iso8601WithOffset().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time) && IsAskable(time.Year);
    }

    /// <summary>A date of the site's calendar as 2026-04-01.</summary>
    internal static bool TryParseDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && IsAskable(day.Year);

    // Near the ends of the calendar no zone's midnight can be computed.
    private static bool IsAskable(int year) => year is >= 1900 and < 3000;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Iso8601WithOffset();
}

/// <summary>Answers to questions that cannot be answered.</summary>
internal static class Answers
{
    internal static IResult Bad(string message) => Results.Json(new WriteError("invalid", message), statusCode: 400);

    internal static IResult NoSite(string site) => Results.Json(new WriteError("not found", $"there is no site '{site}'"), statusCode: 404);

    internal static IResult NoMeter(string site, string meter) =>
        Results.Json(new WriteError("not found", $"site '{site}' has no meter '{meter}'"), statusCode: 404);
}
