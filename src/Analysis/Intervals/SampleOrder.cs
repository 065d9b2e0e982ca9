using System.Runtime.InteropServices;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>Puts samples into the order of time, one per instant.</summary>
internal static class SampleOrder
{
    /// <summary>
    /// Ascending by time; of several values at one instant the largest counts, so that arrival order never matters. An array or list that
    /// is in order is looked at in place, and must not change meanwhile.
    /// </summary>
    internal static ReadOnlySpan<Sample> Ascending(IReadOnlyList<Sample> samples)
    {
        var given = samples switch
        {
            Sample[] array => array,
            List<Sample> list => CollectionsMarshal.AsSpan(list),
            _ => samples.ToArray(),
        };
        return IsStrictlyAscending(given) ? given : Sorted(given.ToArray());
    }

    private static ReadOnlySpan<Sample> Sorted(Sample[] samples)
    {
        Array.Sort(samples, static (a, b) => a.TimeMs != b.TimeMs ? a.TimeMs.CompareTo(b.TimeMs) : a.Value.CompareTo(b.Value));
        var last = 0;
        for (var i = 1; i < samples.Length; i++)
        {
            if (samples[i].TimeMs != samples[last].TimeMs)
            {
                last++;
            }

            samples[last] = samples[i];
        }

        return samples.AsSpan(0, last + 1);
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
