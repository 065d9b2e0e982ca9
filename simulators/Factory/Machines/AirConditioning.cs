namespace Monitoring.Simulators.Factory.Machines;

/// <summary>Air conditioning by heat pump against the outdoor temperature: P = base + k·(T − balance), in working hours, up to its rating.</summary>
public sealed record AirConditioning : Machine
{
    /// <summary>Rating, kW.</summary>
    public required double RatedKw { get; init; }

    // Balances (12 to 16 °C) and slopes are [choice].
    private const double BaseKw = 3;
    private const double CoolingAbove = 16;
    private const double CoolingKwPerK = 1.9;
    private const double HeatingBelow = 14;
    private const double HeatingKwPerK = 1.5;
    private const double Factor = 0.85;
    private const double OffKw = 0.4;

    internal override SlotLoad In(Slot slot)
    {
        if (!slot.Between(slot.ShiftStart - 0.75, slot.ShiftEnd + 0.5))
        {
            return SlotLoad.Steady(Level.Of(OffKw, 0.7));
        }

        var kw = BaseKw + (CoolingKwPerK * Math.Max(0, slot.Outdoor - CoolingAbove)) + (HeatingKwPerK * Math.Max(0, HeatingBelow - slot.Outdoor));
        return SlotLoad.Steady(Level.Of(Math.Min(RatedKw, kw) * slot.Noise(Meter, 0.04), Factor));
    }
}
