using CsCheck;
using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Building;
using Monitoring.Simulators.Factory.Machines.Forming;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Air;
using Monitoring.Simulators.Factory.Machines.Drives;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Tests.Factory.Running;

/// <summary>Plants of any machines on any tree of circuits, with any faults.</summary>
internal static class DrawnPlants
{
    private static readonly FaultCode[] Codes = Enum.GetValues<FaultCode>();

    internal static readonly Gen<Simulation> Runs = Gen.Select(Gen.Int[0, 1000], Gen.Int[1, 12], Gen.Int[0, 5], Gen.Int[0, 8]).Select((seed, machines, circuits, faults) => new Simulation(Draw(seed, machines, circuits, faults), seed));

    private static Plant Draw(int seed, int machines, int circuits, int faults)
    {
        var chance = new Chance(seed, "drawn");
        var all = Enumerable.Range(0, machines).Select(i => Draw(i, chance, circuits)).ToList();
        return new Plant
        {
            Id = "drawn", Air = new AirNet { ReceiverM3 = 0.2 + (3 * chance.Of(1)), LeaksM3PerMin = chance.Of(2) }, Machines = all,
            Transformer = new Transformer { Kva = 200 + (600 * chance.Of(3)) }, Capacitor = chance.Of(4) < 0.5 ? null : new CapacitorBank { Kvar = 50 },
            Circuits = [.. Enumerable.Range(0, circuits).Select(i => new Circuit { Id = $"c{i}", Parent = i == 0 || chance.Of(10 + i) < 0.4 ? Plant.MainCircuit : $"c{i - 1}" })],
            Faults = [.. Enumerable.Range(0, faults).Select(i => new Fault
            {
                Code = Codes[(int)(Codes.Length * chance.Of(30 + i))], Machine = all[(int)(machines * chance.Of(50 + i))].Id,
                From = new DateOnly(2025, 4, 1), Strength = chance.Of(70 + i), CreepDays = chance.Of(90 + i) < 0.5 ? 0 : 2,
            })],
        };
    }

    private static Machine Draw(int i, Chance chance, int circuits)
    {
        double Of(int use) => chance.Of(1000 + (20 * i) + use);
        var (id, kw) = ($"m{i}", 5 + (60 * Of(1)));
        var circuit = circuits == 0 || Of(2) < 0.2 ? Plant.MainCircuit : $"c{(int)(circuits * Of(3))}";
        double[] phases = Of(4) < 0.5 ? [1.0 / 3, 1.0 / 3, 1.0 / 3] : [0.5, 0.2, 0.3];
        return (int)(8 * Of(5)) switch
        {
            0 => new ScrewCompressor { Id = id, Model = id, Circuit = circuit, Phases = phases, RatedKw = kw, FlowM3PerMin = kw / 6, AlwaysOn = Of(6) < 0.3 },
            1 => new VariableSpeedCompressor { Id = id, Model = id, Circuit = circuit, RatedKw = kw, FlowM3PerMin = kw / 6 },
            2 => new Pump { Id = id, Model = id, Circuit = circuit, MotorKw = kw },
            3 => new Fan { Id = id, Model = id, Circuit = circuit, Phases = phases, MotorKw = kw, Control = FlowControl.Speed },
            4 => new SteadyLoad { Id = id, Model = id, Circuit = circuit, Phases = phases, OnKw = kw / 5, OffKw = -kw / 10 },
            5 => new VacuumPump { Id = id, Model = id, Circuit = circuit, MotorKw = kw / 10 },
            6 => new AirDryer { Id = id, Model = id, Circuit = circuit, FlowM3PerMin = kw / 6, Kind = DryerKind.Cycling },
            _ => new HydraulicPress { Id = id, Model = id, Circuit = circuit, RatedKw = kw, AirM3PerMin = 2 * Of(7), RunsThroughBreaks = Of(8) < 0.5 },
        };
    }
}
