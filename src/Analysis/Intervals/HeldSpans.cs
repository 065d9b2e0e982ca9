using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>A gauge's value over the time it is taken to hold.</summary>
/// <param name="StartMs">Time of the sample, Unix ms.</param>
/// <param name="EndMs">Time until which the value holds, Unix ms.</param>
/// <param name="NextMs">Time of the next sample; the end of time after the newest one.</param>
/// <param name="Value">The value.</param>
internal readonly record struct HeldSpan(long StartMs, long EndMs, long NextMs, double Value);

/// <summary>
/// Holds each sample forward to the next one, at most <see cref="IntervalRules.LongestHold"/>. The newest sample holds only
/// to <paramref name="newestMs"/>, the meter's newest sample of any kind: nothing is claimed about the future.
/// </summary>
/// <param name="samples">Samples, ascending.</param>
/// <param name="newestMs">Unix ms.</param>
internal ref struct HeldSpans(ReadOnlySpan<Sample> samples, long newestMs)
{
    private static readonly long HoldMs = (long)IntervalRules.LongestHold.TotalMilliseconds;

    private readonly ReadOnlySpan<Sample> _samples = samples;
    private int _next;

    public HeldSpan Current { get; private set; }

    public readonly HeldSpans GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next < _samples.Length)
        {
            var sample = _samples[_next++];
            var next = _next < _samples.Length ? _samples[_next].TimeMs : long.MaxValue;
            var end = Math.Min(Math.Min(next, newestMs), sample.TimeMs + HoldMs);
            if (end > sample.TimeMs)
            {
                Current = new HeldSpan(sample.TimeMs, end, next, sample.Value);
                return true;
            }
        }

        return false;
    }
}
