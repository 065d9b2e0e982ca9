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

        // A meter that counts only forward says nothing about the other direction while it counts. Whether it counts backward too
        // is asked of each quarter: asked of all the samples, the answer would depend on how many were read.
        var uncounted = HeldSpans.Outside(held, forward);
        DirectionTally.AddHeld(Forward, grid, uncounted, sign: 1);
        var counts = Array.ConvertAll(Backward, b => b.IsCounted);
        DirectionTally.AddHeld(Backward, grid, HeldSpans.Outside(held, backward), sign: -1, i => counts[i]);
        DirectionTally.AddHeld(Backward, grid, uncounted, sign: -1, i => !counts[i] && !Forward[i].IsCounted);
    }

    internal DirectionTally[] Forward { get; }

    internal DirectionTally[] Backward { get; }

    /// <summary>The direction that speaks for the whole flow: forward where it is known.</summary>
    internal DirectionTally Main(int index) => Forward[index].IsKnown ? Forward[index] : Backward[index];
}
