using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Puts samples into the order of time, one per instant.</summary>
internal static class SampleOrder
{
    /// <summary>Ascending by time; of several values at one instant the largest counts, so that arrival order never matters.</summary>
    internal static Sample[] Ascending(IReadOnlyList<Sample> samples)
    {
        var sorted = samples.ToArray();
        if (IsStrictlyAscending(sorted))
        {
            return sorted;
        }

        Array.Sort(sorted, static (a, b) => a.TimeMs != b.TimeMs ? a.TimeMs.CompareTo(b.TimeMs) : a.Value.CompareTo(b.Value));
        var last = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].TimeMs != sorted[last].TimeMs)
            {
                last++;
            }

            sorted[last] = sorted[i];
        }

        return sorted[..(last + 1)];
    }

    private static bool IsStrictlyAscending(ReadOnlySpan<Sample> samples)
    {
        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i].TimeMs <= samples[i - 1].TimeMs)
            {
                return false;
            }
        }

        return true;
    }
}
