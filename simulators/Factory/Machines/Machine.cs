using System.Text.Json.Serialization;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// One circuit of a plant as its file describes it; what it draws is a pure function of seed and time. Figures that come from a published
/// source name it as [S…] (list in <c>Machines/SOURCES.md</c>); [choice] is a believable default, not evidence.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "model")]
[JsonDerivedType(typeof(ScrewCompressor), "screw-compressor")]
[JsonDerivedType(typeof(VariableSpeedCompressor), "variable-speed-compressor")]
[JsonDerivedType(typeof(HydraulicPress), "hydraulic-press")]
[JsonDerivedType(typeof(MouldingMachine), "moulding-machine")]
[JsonDerivedType(typeof(MachiningCentre), "machining-centre")]
[JsonDerivedType(typeof(Furnace), "furnace")]
[JsonDerivedType(typeof(AirConditioning), "air-conditioning")]
[JsonDerivedType(typeof(SteadyLoad), "steady-load")]
public abstract record Machine
{
    /// <summary>Meter id of the circuit; a name only when it is not metered.</summary>
    public required string Meter { get; init; }

    /// <summary>False for what has no meter of its own and shows only in the incoming supply.</summary>
    public bool Metered { get; init; } = true;

    /// <summary>Shares of the phases L1 to L3, together 1.</summary>
    public IReadOnlyList<double> Phases { get; init; } = [1.0 / 3, 1.0 / 3, 1.0 / 3];

    /// <summary>What it draws in a slot.</summary>
    internal abstract SlotLoad In(Slot slot);

    // Where in its cycle the machine is when a slot begins.
    private protected double Shift(Slot slot) => slot.Uniform(Meter, 1);
}
