namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// A fixed-speed, oil-flooded screw compressor that loads and unloads on a receiver, for the whole plant and its leaks. While it is on,
/// the leaks must be fed day and night.
/// </summary>
public sealed record ScrewCompressor : Machine
{
    /// <summary>Power at full load, kW.</summary>
    public required double RatedKw { get; init; }

    /// <summary>Power when unloaded, as a share of full load: 0.18 to 0.40; 0.21 on test stands [S1], 0.32 in the log of a plant [S3].</summary>
    public double UnloadedShare { get; init; } = 0.32;

    /// <summary>Leaks as a share of its flow: often 0.2 to 0.3 [S11][S12].</summary>
    public double LeakShare { get; init; } = 0.25;

    /// <summary>Flow that production takes in the shift on a day of full orders, as a share of its flow [choice].</summary>
    public double ProductionShare { get; init; } = 0.45;

    /// <summary>True when nobody switches it off after work.</summary>
    public bool AlwaysOn { get; init; }

    // Receivers of 3 to 5 gal/cfm: 91 to 149 s a cycle at a quarter of the flow, 71 to 114 s at half [S1, derived]. The blow-down of 40 s is
    // not drawn by itself; the unloaded level holds its mean: 49 % of full power at a quarter of the flow, against 51 % in that table.
    private const int CyclesPerSlot = 3;

    // Loaded 0.85 to 0.90, unloaded 0.3 to 0.5 [memory].
    private const double LoadedFactor = 0.86;
    private const double UnloadedFactor = 0.50;
    private const double BreakShare = 0.05;
    private const double Lead = 0.75;

    internal override SlotLoad In(Slot slot)
    {
        if (!AlwaysOn && !slot.Between(slot.ShiftStart - Lead, slot.ShiftEnd + 0.25))
        {
            return SlotLoad.Steady(default);
        }

        var flow = LeakShare + (slot.InShift ? ProductionShare * slot.Orders : slot.InBreak ? BreakShare : 0);
        var full = RatedKw * slot.Noise(Meter, 0.028);
        return new SlotLoad(
            Level.Of(full, LoadedFactor), Level.Of(full * UnloadedShare, UnloadedFactor), Math.Min(1, flow), CyclesPerSlot, Shift(slot));
    }
}
