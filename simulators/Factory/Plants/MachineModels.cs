using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Air;
using Monitoring.Simulators.Factory.Machines.Drives;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>The models of machines by the name a plant file gives them. A new model is a class and a line here.</summary>
public static class MachineModels
{
    /// <summary>Name to class.</summary>
    public static IDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["air-dryer"] = typeof(AirDryer),
        ["fan"] = typeof(Fan),
        ["hydraulic-press"] = typeof(HydraulicPress),
        ["modulating-compressor"] = typeof(ModulatingCompressor),
        ["pump"] = typeof(Pump),
        ["screw-compressor"] = typeof(ScrewCompressor),
        ["steady-load"] = typeof(SteadyLoad),
        ["vacuum-pump"] = typeof(VacuumPump),
        ["vsd-compressor"] = typeof(VariableSpeedCompressor),
    };
}
