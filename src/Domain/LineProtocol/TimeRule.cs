using System.Globalization;

namespace Monitoring.Domain.LineProtocol;

/// <summary>Which timestamps are believed; Unix milliseconds, UTC.</summary>
/// <param name="ArrivalMs">Time of arrival, for lines without a timestamp.</param>
/// <param name="EarliestMs">Older timestamps come from a clock that is not set.</param>
/// <param name="LatestMs">Later timestamps come from a clock that is wrong.</param>
public readonly record struct TimeRule(long ArrivalMs, long EarliestMs, long LatestMs)
{
    private const string Ahead = "timestamp out of range: after ";

    /// <summary>Why <paramref name="timeMs"/> is not believed; null when it is.</summary>
    public string? Refuse(long timeMs)
    {
        if (timeMs >= EarliestMs && timeMs <= LatestMs)
        {
            return null;
        }

        return timeMs < EarliestMs
            ? $"timestamp out of range: before {Show(EarliestMs)}; is the clock set, and is the precision right?"
            : $"{Ahead}{Show(LatestMs)} (now + 5 min); is the clock right, and is the precision right?";
    }

    /// <summary>The code that goes with a reason; null when there is none.</summary>
    internal static string? CodeOf(string reason) => reason.StartsWith(Ahead, StringComparison.Ordinal) ? RefusedLine.TimeAhead : null;

    private static string Show(long timeMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
