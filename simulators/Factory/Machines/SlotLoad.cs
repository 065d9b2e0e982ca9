namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// What a machine draws within one slot: it alternates between two levels in whole cycles. Energy at any second has a closed form,
/// so a step of a second and a step of a slot give the same energy.
/// </summary>
/// <param name="High">Upper level.</param>
/// <param name="Low">Lower level.</param>
/// <param name="HighShare">Share of every cycle at the upper level, 0 to 1.</param>
/// <param name="Cycles">Cycles in the slot.</param>
/// <param name="Shift">Share of a cycle that has passed when the slot begins, so that machines do not beat in step.</param>
internal readonly record struct SlotLoad(Level High, Level Low, double HighShare, int Cycles, double Shift)
{
    internal static SlotLoad Steady(Level level) => new(level, level, 1, 1, 0);

    internal Level Mean => Low + ((High - Low) * HighShare);

    /// <summary>Energy in kWs and kvars from the slot's start to <paramref name="second"/>.</summary>
    internal Level Until(double second) => (Low * second) + ((High - Low) * HighSeconds(second));

    private double HighSeconds(double second)
    {
        var cycle = (double)Slot.Seconds / Cycles;
        return second >= Slot.Seconds ? HighShare * Slot.Seconds : Since(second + (Shift * cycle), cycle) - Since(Shift * cycle, cycle);
    }

    private double Since(double second, double cycle)
    {
        var whole = Math.Floor(second / cycle);
        return (whole * HighShare * cycle) + Math.Min(second - (whole * cycle), HighShare * cycle);
    }
}
