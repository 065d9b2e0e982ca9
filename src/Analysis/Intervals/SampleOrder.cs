using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Puts samples into the order of time, one per instant.</summary>
internal static class SampleOrder
{
    /// <summary>
    /// Ascending by time; of several values at one instant the largest counts, so that arrival order never matters.
    /// </summary>
    internal static IEnumerable<Sample> Clean(IReadOnlyList<Sample> samples)
    {
        var ordered = IsStrictlyAscending(samples) ? samples : [.. samples.OrderBy(s => s.TimeMs).ThenByDescending(s => s.Value)];
        var last = long.MinValue;
        foreach (var sample in ordered)
        {
            if (sample.TimeMs != last)
            {
                last = sample.TimeMs;
                yield return sample;
            }
        }
    }

    private static bool IsStrictlyAscending(IReadOnlyList<Sample> samples)
    {
        for (var i = 1; i < samples.Count; i++)
        {
            if (samples[i].TimeMs <= samples[i - 1].TimeMs)
            {
                return false;
            }
        }

        return true;
    }
}
