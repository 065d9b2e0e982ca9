namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// A machining centre: ready with hydraulics and coolant, or cutting; pauses for measuring and loading recur all shift [S30], so the constant
/// part is the larger one [S29].
/// </summary>
public sealed record MachiningCentre : Machine
{
    /// <summary>Power when cutting, kW: 5 to 15 for a medium machine [memory].</summary>
    public double CuttingKw { get; init; } = 11;

    /// <summary>Power when ready, kW: 2 to 5 [memory].</summary>
    public double ReadyKw { get; init; } = 3.5;

    // Power factor 0.5 to 0.7 in standby, 0.7 to 0.9 cutting with diode bridges [memory].
    private const double CuttingFactor = 0.80;
    private const double ReadyFactor = 0.65;
    private const double OffKw = 0.5;
    private const int CyclesPerSlot = 2;

    internal override SlotLoad In(Slot slot)
    {
        if (!slot.Between(slot.StartHour(Meter, 0.3), slot.ShiftEnd + (1.0 / 12)))
        {
            return SlotLoad.Steady(Level.Of(OffKw, 0.6));
        }

        var ready = Level.Of(ReadyKw * slot.Noise(Meter), ReadyFactor);
        var cutting = slot.InShift ? Math.Min(0.95, slot.Orders * (0.3 + (0.6 * slot.Uniform(Meter, 2)))) : 0;
        return new SlotLoad(Level.Of(CuttingKw * slot.Noise(Meter, 0.05), CuttingFactor), ready, cutting, CyclesPerSlot, Shift(slot));
    }
}
