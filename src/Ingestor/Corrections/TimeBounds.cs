using System.Globalization;

namespace Monitoring.Ingestor.Corrections;

/// <summary>The times that a correction or a row of a file can concern: what is older or has not happened yet is a mistake.</summary>
/// <param name="EarliestMs">First, Unix ms: the setting <c>Ingestor:Clock:Earliest</c>, before which readings are refused too.</param>
/// <param name="LatestMs">Last, Unix ms: now. The running quarter hour is not over, so nothing can be entered for it yet.</param>
public sealed record TimeBounds(long EarliestMs, long LatestMs)
{
    /// <summary>Of the settings, now.</summary>
    public static TimeBounds Of(IngestorOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        return new TimeBounds(options.Clock.Earliest.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Why a time is none that can be meant, as words that go on after "it is"; null when it is possible.</summary>
    /// <param name="timeMs">Unix ms.</param>
    public string? Problem(long timeMs) =>
        timeMs < EarliestMs ? string.Create(CultureInfo.InvariantCulture, $"before {Shown(EarliestMs)} (Ingestor:Clock:Earliest)")
        : timeMs > LatestMs ? string.Create(CultureInfo.InvariantCulture, $"in the future (it is {Shown(LatestMs)} UTC now)")
        : null;

    private static string Shown(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms) is { TimeOfDay.Ticks: 0 } day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
