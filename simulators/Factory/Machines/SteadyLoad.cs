namespace Monitoring.Simulators.Factory.Machines;

/// <summary>Many small loads that are on while people are there and at a base at other times: lighting, office, sockets.</summary>
public sealed record SteadyLoad : Machine
{
    /// <summary>Power while people are there, kW.</summary>
    public required double OnKw { get; init; }

    /// <summary>Power at other times, kW; an office keeps 30 to 50 % of its day's peak [memory].</summary>
    public double OffKw { get; init; }

    /// <summary>Hours before the shift's start at which it comes on, and after its end at which it goes off.</summary>
    public double Margin { get; init; } = 0.5;

    /// <summary>Lagging power factor.</summary>
    public double PowerFactor { get; init; } = 0.95;

    /// <summary>Relative noise from slot to slot.</summary>
    public double Noise { get; init; } = 0.02;

    internal override SlotLoad In(Slot slot)
    {
        var isOn = slot.Between(slot.ShiftStart - Margin, slot.ShiftEnd + Margin);
        return SlotLoad.Steady(Level.Of((isOn ? OnKw : OffKw) * slot.Noise(Meter, Noise), PowerFactor));
    }
}
