namespace Monitoring.Simulators.Factory.Machines;

/// <summary>A hydraulic press whose pump turns at constant speed: it idles between strokes and through breaks [shape: S25].</summary>
public sealed record HydraulicPress : Machine
{
    /// <summary>Rating of the pump motor, kW.</summary>
    public required double RatedKw { get; init; }

    /// <summary>Cycles in five minutes; 20 is a part every 15 s.</summary>
    public int CyclesPerSlot { get; init; } = 20;

    // Idle 25 to 40 % of the rating, a stroke of 1 to 5 s at 100 to 130 % [memory]; power factor idling 0.3 to 0.5 [memory], here with the machine's own small capacitor [choice].
    private const double IdleShare = 0.30;
    private const double StrokeShare = 1.1;
    private const double StrokeSeconds = 4;
    private const double IdleFactor = 0.60;
    private const double StrokeFactor = 0.87;
    private const double OffKw = 0.3;

    internal override SlotLoad In(Slot slot)
    {
        if (!slot.Between(slot.StartHour(Meter, 0.25), slot.ShiftEnd + (1.0 / 12)))
        {
            return SlotLoad.Steady(Level.Of(OffKw, 0.7));
        }

        var idle = Level.Of(RatedKw * IdleShare * slot.Noise(Meter), IdleFactor);
        if (!slot.InShift)
        {
            return SlotLoad.Steady(idle);
        }

        var busy = Math.Min(1, slot.Orders * (0.7 + (0.3 * slot.Uniform(Meter, 2))));
        var strokes = busy * StrokeSeconds * CyclesPerSlot / Slot.Seconds;
        return new SlotLoad(Level.Of(RatedKw * StrokeShare * slot.Noise(Meter), StrokeFactor), idle, strokes, CyclesPerSlot, Shift(slot));
    }
}
