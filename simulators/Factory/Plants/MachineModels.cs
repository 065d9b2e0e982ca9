using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>The models of machines by the name a plant file gives them. A new model is a class and a line here.</summary>
public static class MachineModels
{
    /// <summary>Name to class.</summary>
    public static IDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["hydraulic-press"] = typeof(HydraulicPress),
        ["steady-load"] = typeof(SteadyLoad),
    };
}
