using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>The power that a counter counts, as a witness of what the counter says.</summary>
/// <param name="samples">Power in W or var, ascending; empty where it is not measured.</param>
/// <param name="sign">1 for the counter of positive power, -1 for the one of negative power.</param>
internal readonly ref struct CountedPower(ReadOnlySpan<Sample> samples, int sign)
{
    private const double MsPerHour = 3_600_000;
    private const double MinHeldShare = 0.9;

    private static readonly long NearMs = (long)IntervalRules.Neighbourhood.TotalMilliseconds;
    private static readonly long LongestMs = (long)IntervalRules.LongestStep.TotalMilliseconds;
    private static readonly long HoldMs = (long)IntervalRules.LongestHold.TotalMilliseconds;

    private readonly ReadOnlySpan<Sample> _samples = samples;

    /// <summary>Greatest power from a neighbourhood before a step to one after it, in Wh per ms; null without any, and across a gap.</summary>
    internal double? GreatestAround(long startMs, long endMs)
    {
        if (endMs - startMs > LongestMs)
        {
            return null;
        }

        double? greatest = null;
        for (var i = CounterNeighbours.FirstFrom(_samples, startMs - NearMs); i < _samples.Length && _samples[i].TimeMs <= endMs + NearMs; i++)
        {
            greatest = Math.Max(greatest ?? 0, Math.Abs(_samples[i].Value) / MsPerHour);
        }

        return greatest;
    }

    /// <summary>Energy in Wh of the power held over a step; null where it does not cover nearly all of it, and across a gap.</summary>
    internal double? Held(long startMs, long endMs)
    {
        if (endMs - startMs > LongestMs)
        {
            return null;
        }

        var (energy, heldMs) = (0.0, 0L);
        for (var i = CounterNeighbours.FirstFrom(_samples, startMs - HoldMs); i < _samples.Length && _samples[i].TimeMs < endMs; i++)
        {
            var until = Math.Min(endMs, _samples[i].TimeMs + HoldMs);
            until = i + 1 < _samples.Length ? Math.Min(until, _samples[i + 1].TimeMs) : until;
            var ms = Math.Max(0, until - Math.Max(startMs, _samples[i].TimeMs));
            energy += Math.Max(0, sign * _samples[i].Value) * ms / MsPerHour;
            heldMs += ms;
        }

        return heldMs >= MinHeldShare * (endMs - startMs) ? energy : null;
    }
}
