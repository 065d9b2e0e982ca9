using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>
/// The demo plant: its machines, and the incoming supply that is their sum and the transformer's loss. Power is a pure function of
/// seed and time; only the counters remember.
/// </summary>
public sealed class DemoPlant
{
    /// <summary>Meter id of the incoming supply.</summary>
    public const string MainMeter = "main";

    // 400 kVA transformer: no-load 1.35 kW, load loss 5.7 kW at full load (pandapower standard types).
    private const double TransformerKva = 400;
    private const double NoLoadKw = 1.35;
    private const double LoadLossKw = 5.7;

    private readonly int _seed;
    private readonly List<(Machine Machine, Circuit Circuit)> _machines;

    /// <param name="seed">The same seed gives the same plant.</param>
    /// <param name="start">Where the counters begin.</param>
    public DemoPlant(int seed, DateTimeOffset start)
    {
        _seed = seed;
        Time = start;
        _machines = [.. DemoMachines.All.Select(m => (m, new Circuit(m.Meter)))];
        Circuits = [Main, .. _machines.Select(m => m.Circuit)];
    }

    /// <summary>How far the plant has come, UTC.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>Incoming supply.</summary>
    public Circuit Main { get; } = new(MainMeter);

    /// <summary>Every circuit, the main first.</summary>
    public IReadOnlyList<Circuit> Circuits { get; }

    /// <summary>Lets <paramref name="length"/> pass; power is what it is in the middle of it.</summary>
    public void Step(TimeSpan length)
    {
        var moment = new Moment(_seed, (Time + (length / 2)).ToOffset(PlantCalendar.Offset));
        double kw = 0;
        double kvar = 0;
        foreach (var (machine, circuit) in _machines)
        {
            var active = machine.Kw(moment);
            var reactive = active * Math.Tan(Math.Acos(machine.PowerFactor));
            circuit.Step(1000 * active, 1000 * reactive, length);
            kw += active;
            kvar += reactive;
        }

        var load = Math.Sqrt((kw * kw) + (kvar * kvar)) / TransformerKva;
        Main.Step(1000 * (kw + NoLoadKw + (LoadLossKw * load * load)), 1000 * kvar, length);
        Time += length;
    }

    /// <summary>Sets the counters to what they were at <paramref name="time"/>.</summary>
    public void Restore(PlantState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Time = state.Time;
        foreach (var circuit in Circuits)
        {
            if (state.Counters.TryGetValue(circuit.Meter, out var counters))
            {
                circuit.Restore(counters.EnergyWh, counters.ReactiveVarh);
            }
        }
    }

    /// <summary>The counters now.</summary>
    public PlantState Save(int seed) => new(
        seed, Time, Circuits.ToDictionary(c => c.Meter, c => new Counters(c.EnergyWh, c.ReactiveVarh), StringComparer.Ordinal));
}

/// <summary>What a plant remembers over a restart.</summary>
/// <param name="Seed">Seed.</param>
/// <param name="Time">How far it had come, UTC.</param>
/// <param name="Counters">Counters by meter.</param>
public sealed record PlantState(int Seed, DateTimeOffset Time, IReadOnlyDictionary<string, Counters> Counters);

/// <summary>A circuit's counters.</summary>
/// <param name="EnergyWh">Imported energy, Wh.</param>
/// <param name="ReactiveVarh">Lagging reactive energy, varh.</param>
public sealed record Counters(double EnergyWh, double ReactiveVarh);
