using Monitoring.Domain.Quantities;
using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>One direction of a flow per quarter hour, and the time that its counter covers.</summary>
internal sealed class Direction(QuarterGrid grid)
{
    internal DirectionTally[] Quarters { get; } = new DirectionTally[grid.Count];

    internal CoveredTime Covered { get; } = new();

    /// <summary>Adds what a counter counted.</summary>
    /// <param name="samples">Its samples, ascending.</param>
    /// <param name="counter">Which counter.</param>
    /// <param name="power">The power that it counts.</param>
    /// <param name="facts">What is known of the meter.</param>
    /// <param name="slopes">Where the counter's slopes are wanted too.</param>
    internal void Count(ReadOnlySpan<Sample> samples, Quantity counter, CountedPower power, MeterFacts facts, CounterSlopes? slopes = null)
    {
        foreach (var segment in new CounterSegments(samples, counter, facts.Exchanges))
        {
            foreach (var span in new CounterSpans(segment, counter, power, facts))
            {
                Covered.Add(span.StartMs, span.EndMs);
                slopes?.Add(span);
                foreach (var (index, ms) in grid.Split(span.StartMs, span.EndMs))
                {
                    Quarters[index].AddCounted(span, ms);
                }
            }
        }
    }
}
