namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Energy in two directions (import and export, or lagging and leading) per quarter hour: from the counters, and from held
/// power where there is no counter. Power is positive in the first direction.
/// </summary>
internal sealed class Flow
{
    internal Flow(QuarterGrid grid, List<CounterSpan> forward, List<CounterSpan> backward, List<HeldSpan> held)
    {
        Forward = new DirectionTally[grid.Count];
        Backward = new DirectionTally[grid.Count];
        DirectionTally.AddCounted(Forward, grid, forward);
        DirectionTally.AddCounted(Backward, grid, backward);

        var uncounted = HeldSpans.Outside(held, forward);
        DirectionTally.AddHeld(Forward, grid, uncounted, sign: 1);
        DirectionTally.AddHeld(Backward, grid, backward.Count > 0 ? HeldSpans.Outside(held, backward) : uncounted, sign: -1);

        // A meter that counts only forward says nothing about the other direction while it counts.
        for (var i = 0; i < grid.Count && backward.Count == 0; i++)
        {
            if (Forward[i].IsCounted)
            {
                Backward[i] = default;
            }
        }
    }

    internal DirectionTally[] Forward { get; }

    internal DirectionTally[] Backward { get; }

    /// <summary>The direction that speaks for the whole flow: forward where it is known.</summary>
    internal DirectionTally Main(int index) => Forward[index].IsKnown ? Forward[index] : Backward[index];
}
