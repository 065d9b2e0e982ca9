using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Air;
using Monitoring.Simulators.Factory.Machines.Building;
using Monitoring.Simulators.Factory.Machines.Cold;
using Monitoring.Simulators.Factory.Machines.Cutting;
using Monitoring.Simulators.Factory.Machines.Drives;
using Monitoring.Simulators.Factory.Machines.Forming;
using Monitoring.Simulators.Factory.Machines.Heat;
using Monitoring.Simulators.Factory.Machines.Joining;
using Monitoring.Simulators.Factory.Machines.Plastics;
using Monitoring.Simulators.Factory.Machines.Sun;
using Monitoring.Simulators.Factory.Machines.Surface;
using Monitoring.Simulators.Factory.Machines.Wood;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>The models of machines by the name a plant file gives them. A new model is a class and a line here.</summary>
public static class MachineModels
{
    /// <summary>Name to class.</summary>
    public static IDictionary<string, Type> All { get; } = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["air-conditioning"] = typeof(AirConditioning),
        ["air-dryer"] = typeof(AirDryer),
        ["chiller"] = typeof(Chiller),
        ["cold-room"] = typeof(ColdRoom),
        ["conveyor"] = typeof(Conveyor),
        ["cooling-tower"] = typeof(CoolingTower),
        ["dryer"] = typeof(Dryer),
        ["dust-collector"] = typeof(DustCollector),
        ["fan"] = typeof(Fan),
        ["forklift-charger"] = typeof(ForkliftCharger),
        ["furnace"] = typeof(Furnace),
        ["general-machine"] = typeof(GeneralMachine),
        ["grinder"] = typeof(Grinder),
        ["heated-tank"] = typeof(HeatedTank),
        ["hydraulic-press"] = typeof(HydraulicPress),
        ["injection-moulding"] = typeof(InjectionMoulding),
        ["laser-cutter"] = typeof(LaserCutter),
        ["lathe"] = typeof(Lathe),
        ["lighting"] = typeof(Lighting),
        ["machining-centre"] = typeof(MachiningCentre),
        ["mechanical-press"] = typeof(MechanicalPress),
        ["modulating-compressor"] = typeof(ModulatingCompressor),
        ["office"] = typeof(Office),
        ["oven"] = typeof(Oven),
        ["panel-saw"] = typeof(PanelSaw),
        ["parts-washer"] = typeof(PartsWasher),
        ["planer"] = typeof(Planer),
        ["plating-rectifier"] = typeof(PlatingRectifier),
        ["pump"] = typeof(Pump),
        ["screw-compressor"] = typeof(ScrewCompressor),
        ["servo-press"] = typeof(ServoPress),
        ["solar-field"] = typeof(SolarField),
        ["spot-welder"] = typeof(SpotWelder),
        ["steady-load"] = typeof(SteadyLoad),
        ["vacuum-pump"] = typeof(VacuumPump),
        ["vsd-compressor"] = typeof(VariableSpeedCompressor),
    };
}
