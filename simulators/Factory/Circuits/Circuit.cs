using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>A board, panel or feeder of the plant's tree.</summary>
public sealed record Circuit
{
    /// <summary>Id; machines, meters and other circuits refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public Label Name { get; init; } = new();

    /// <summary>Id of the circuit that feeds it.</summary>
    public string Parent { get; init; } = Plant.MainCircuit;
}
