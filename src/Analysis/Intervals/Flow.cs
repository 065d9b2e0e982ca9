namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Energy in two directions (import and export, or lagging and leading) per quarter hour: from the counters, and from held
/// power where there is no counter. Power is positive in the first direction.
/// </summary>
internal sealed class Flow(QuarterGrid grid)
{
    internal Direction Forward { get; } = new(grid);

    internal Direction Backward { get; } = new(grid);

    /// <summary>The direction that speaks for the whole flow: forward where it is known.</summary>
    internal DirectionTally Main(int index) => Forward.Quarters[index].IsKnown ? Forward.Quarters[index] : Backward.Quarters[index];

    /// <summary>Adds power where no counter counts, once both counters have been added.</summary>
    internal void AddHeld(HeldSpans held)
    {
        var (forward, backward) = (Forward.Covered.ReadGaps(), Backward.Covered.ReadGaps());
        foreach (var span in held)
        {
            foreach (var part in forward.In(span.StartMs, span.EndMs))
            {
                foreach (var (index, ms) in grid.Split(part.StartMs, part.EndMs))
                {
                    Forward.Quarters[index].AddHeld(span.Value, ms);

                    // A meter that counts only forward says nothing about the other direction while it counts. Whether it counts
                    // backward too is asked of each quarter: asked of all samples, the answer would depend on how many were read.
                    if (!Backward.Quarters[index].IsCounted && !Forward.Quarters[index].IsCounted)
                    {
                        Backward.Quarters[index].AddHeld(-span.Value, ms);
                    }
                }
            }

            if (!Backward.Covered.IsEmpty)
            {
                AddBackward(backward.In(span.StartMs, span.EndMs), span.Value);
            }
        }
    }

    private void AddBackward(CoveredTime.Parts uncovered, double value)
    {
        foreach (var part in uncovered)
        {
            foreach (var (index, ms) in grid.Split(part.StartMs, part.EndMs))
            {
                if (Backward.Quarters[index].IsCounted)
                {
                    Backward.Quarters[index].AddHeld(-value, ms);
                }
            }
        }
    }
}
