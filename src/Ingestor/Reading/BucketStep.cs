using System.Globalization;
using System.Xml;

namespace Monitoring.Ingestor.Reading;

/// <summary>How long the buckets of downsampled readings are: as asked, or so that a given number of them fills the span.</summary>
internal static class BucketStep
{
    private const int MaxBuckets = 200_000;
    private const int MaxPoints = 20_000;
    private const long DayMs = 86_400_000;

    // Steps that divide the next whole minute, hour or day, so that buckets start at times people read.
    private static readonly long[] Steps =
        [.. new long[] { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200 }.Select(s => s * 1000), DayMs, 2 * DayMs, 7 * DayMs, 30 * DayMs];

    /// <summary>Chooses the step in ms; returns what is wrong with the question, or null.</summary>
    internal static string? Choose(string? every, string? points, long spanMs, out long everyMs)
    {
        everyMs = 0;
        if (every is not null && points is not null)
        {
            return "give 'every' or 'points', not both";
        }

        if (every is not null)
        {
            return TryParse(every, out everyMs) && spanMs / everyMs <= MaxBuckets
                ? null
                : $"every '{every}' does not fit: an ISO 8601 duration of at least PT1S, with at most {MaxBuckets} buckets in the span";
        }

        if (!int.TryParse(points, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MaxPoints)
        {
            return $"points '{points}' does not fit: a whole number from 1 to {MaxPoints}, e.g. the width of the chart in pixels";
        }

        everyMs = Array.Find(Steps, s => spanMs <= s * count) is > 0 and var step ? step : ((spanMs / count / DayMs) + 1) * DayMs;
        return null;
    }

    /// <summary>A step as an ISO 8601 duration.</summary>
    internal static string Text(long everyMs) => XmlConvert.ToString(TimeSpan.FromMilliseconds(everyMs));

    private static bool TryParse(string text, out long ms)
    {
        try
        {
            ms = (long)XmlConvert.ToTimeSpan(text).TotalMilliseconds;
            return ms >= 1000;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            ms = 0;
            return false;
        }
    }
}
