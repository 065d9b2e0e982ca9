using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Statistics;

namespace Monitoring.Analysis.LoadProfiles;

/// <summary>What days of one type look like: per half hour the median and the band that holds eight of ten days.</summary>
/// <param name="Type">Type of the days.</param>
/// <param name="Days">Number of days behind it.</param>
/// <param name="LowW">10th percentile per half hour, W; null where fewer than <see cref="MinDays"/> days are known.</param>
/// <param name="MedianW">Median per half hour, W.</param>
/// <param name="HighW">90th percentile per half hour, W.</param>
public sealed record LikeDays(
    DayType Type, int Days, IReadOnlyList<double?> LowW, IReadOnlyList<double?> MedianW, IReadOnlyList<double?> HighW)
{
    /// <summary>Fewer days make no band.</summary>
    public const int MinDays = 3;

    /// <summary>Share of the day that must be known for it to count.</summary>
    public const double MinKnownShare = 0.9;

    /// <summary>The days of <paramref name="type"/> among <paramref name="days"/>; the newest <paramref name="atMost"/> of them.</summary>
    public static LikeDays Of(IEnumerable<DayLoad> days, DayType type, int atMost = 20)
    {
        ArgumentNullException.ThrowIfNull(days);
        List<DayLoad> like = [.. days.Where(d => d.Type == type && d.KnownShare >= MinKnownShare).OrderByDescending(d => d.Date).Take(atMost)];
        return new LikeDays(type, like.Count, PerHalfHour(like, 0.1), PerHalfHour(like, 0.5), PerHalfHour(like, 0.9));
    }

    /// <summary>Median energy in Wh of like days up to a local time of day; null when there are too few.</summary>
    /// <param name="untilHalfHours">Elapsed half hours of the day, may be fractional, 0 to 48.</param>
    public double? EnergyUntilWh(double untilHalfHours)
    {
        double sum = 0;
        for (var i = 0; i < untilHalfHours && i < DayLoad.HalfHours; i++)
        {
            if (MedianW[i] is not { } mean)
            {
                return null;
            }

            sum += mean * 0.5 * Math.Min(1, untilHalfHours - i);
        }

        return sum;
    }

    private static double?[] PerHalfHour(List<DayLoad> days, double p)
    {
        var values = new double?[DayLoad.HalfHours];
        for (var i = 0; i < values.Length; i++)
        {
            double[] known = [.. days.Select(d => d.MeanW[i]).Where(w => w.HasValue).Select(w => w!.Value)];
            values[i] = known.Length >= MinDays ? Quantile.Of(known, p) : null;
        }

        return values;
    }
}
