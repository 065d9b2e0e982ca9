namespace Monitoring.Simulators.Factory.Machines;

/// <summary>A resistance furnace: a ramp near its rating until it is hot, then bursts whose share holds the temperature.</summary>
public sealed record Furnace : Machine
{
    /// <summary>Rating, kW.</summary>
    public required double RatedKw { get; init; }

    // The ramp runs at 85 to 100 % of the rating [S36]; holding takes 20 to 40 % empty, 50 to 70 % with changes of load, in bursts of 2 to 60 s [memory].
    private const double RampHours = 1.25;
    private const double RampShare = 0.95;
    private const double HoldInShift = 0.45;
    private const double HoldInBreak = 0.35;
    private const double Lead = 1.75;
    private const double Factor = 0.99;
    private const double OffKw = 0.2;
    private const int CyclesPerSlot = 8;

    internal override SlotLoad In(Slot slot)
    {
        // Heated before people come, but on a rush day together with everything else.
        var start = slot.IsRushDay ? slot.ShiftStart : slot.ShiftStart - Lead;
        if (!slot.Between(start, slot.ShiftEnd - 0.75))
        {
            return SlotLoad.Steady(Level.Of(OffKw, 0.8));
        }

        var full = Level.Of(RatedKw * RampShare * slot.Noise(Meter, 0.01), Factor);
        return slot.Hour < start + RampHours
            ? SlotLoad.Steady(full)
            : new SlotLoad(full, Level.Of(OffKw, 0.8), slot.InShift ? HoldInShift : HoldInBreak, CyclesPerSlot, Shift(slot));
    }
}
