namespace Monitoring.Simulators.Factory.Machines;

/// <summary>A screw compressor with variable speed that follows the air demand of the shift.</summary>
public sealed record VariableSpeedCompressor : Machine
{
    /// <summary>Power at full flow, kW.</summary>
    public required double RatedKw { get; init; }

    // 100 % flow 100 %, 60 % flow 66 %, 20 % flow 32 % of full power [S1]: a straight line through all three.
    private const double AtNoFlow = 0.15;
    private const double Factor = 0.90;
    private const double StandbyKw = 0.05;

    internal override SlotLoad In(Slot slot)
    {
        if (!slot.InShift)
        {
            return SlotLoad.Steady(Level.Of(StandbyKw, 0.5));
        }

        var flow = 0.3 + (0.5 * slot.Orders * slot.Uniform(Meter, 2));
        return SlotLoad.Steady(Level.Of(RatedKw * (AtNoFlow + ((1 - AtNoFlow) * flow)) * slot.Noise(Meter), Factor));
    }
}
