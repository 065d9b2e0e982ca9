using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Which samples of a counter are near one another, and how far from a span of time samples can bear on its energy. The rules
/// (<see cref="CounterSpans"/>) and whoever reads the samples for them use the same figures, so that a part of a history gives the
/// same intervals as the whole.
/// </summary>
public static class CounterNeighbours
{
    /// <summary>
    /// How many neighbourhoods lie at most between a sample and what it bears on: the sample decides on one near it (1), which may
    /// be the first before or after a run of samples that are left out (2, and the sample next to the run), whose step is
    /// judged by samples near it (3), each of which may be left out because of one near to it (4). A slope goes back to the last change,
    /// for up to <see cref="IntervalRules.LongestHold"/> (three more).
    /// </summary>
    public const int Steps = 7;

    private static readonly long NearMs = (long)IntervalRules.Neighbourhood.TotalMilliseconds;

    /// <summary>Index of the earliest sample that can bear on the one at <paramref name="index"/>; null when it lies before the list.</summary>
    /// <param name="samples">Ascending samples.</param>
    /// <param name="index">Where to start.</param>
    /// <param name="knownFromMs">No sample is missing in the list from this time on.</param>
    public static int? Earliest(IReadOnlyList<Sample> samples, int index, long knownFromMs)
    {
        ArgumentNullException.ThrowIfNull(samples);
        for (var step = 0; step < Steps; step++)
        {
            var near = samples[index].TimeMs - NearMs;
            index = Math.Min(index - IntervalRules.NeighbourSamples, FirstFrom(samples, near));
            if (index < 0 || (index == 0 && near < knownFromMs))
            {
                return null;
            }
        }

        return index;
    }

    /// <summary>Index of the latest sample that can bear on the one at <paramref name="index"/>; null when it lies after the list.</summary>
    /// <param name="samples">Ascending samples.</param>
    /// <param name="index">Where to start.</param>
    /// <param name="knownToMs">No sample is missing in the list up to this time, exclusive.</param>
    public static int? Latest(IReadOnlyList<Sample> samples, int index, long knownToMs)
    {
        ArgumentNullException.ThrowIfNull(samples);
        for (var step = 0; step < Steps; step++)
        {
            var near = samples[index].TimeMs + NearMs;
            index = Math.Max(index + IntervalRules.NeighbourSamples, FirstFrom(samples, near + 1) - 1);
            if (index >= samples.Count || (index == samples.Count - 1 && near >= knownToMs))
            {
                return null;
            }
        }

        return index;
    }

    /// <summary>True when the counter only grows from <paramref name="first"/> to <paramref name="last"/>, and nowhere by more than is usual: no rule looks at later samples there.</summary>
    public static bool IsSteady(IReadOnlyList<Sample> samples, int first, int last)
    {
        ArgumentNullException.ThrowIfNull(samples);
        for (var i = first + 1; i <= last; i++)
        {
            if (samples[i].Value < samples[i - 1].Value || !CounterJudgement.IsUsual(samples[i - 1].Value, samples[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Index of the first sample at or after <paramref name="timeMs"/>; the number of samples when there is none.</summary>
    public static int FirstFrom(IReadOnlyList<Sample> samples, long timeMs)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var (low, high) = (0, samples.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = samples[middle].TimeMs < timeMs ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal static int FirstFrom(ReadOnlySpan<Sample> samples, long timeMs)
    {
        var (low, high) = (0, samples.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = samples[middle].TimeMs < timeMs ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Index of the first sample that is near the one at <paramref name="i"/>, looked for from <paramref name="from"/> on, which is not behind it.</summary>
    internal static int FirstNear(ReadOnlySpan<Sample> samples, int from, int i)
    {
        while (!AreNear(samples, from, i))
        {
            from++;
        }

        return from;
    }

    internal static bool AreNear(ReadOnlySpan<Sample> samples, int earlier, int later) =>
        later - earlier <= IntervalRules.NeighbourSamples || samples[later].TimeMs - samples[earlier].TimeMs <= NearMs;
}
