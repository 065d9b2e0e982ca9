using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Air;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Running;

/// <summary>
/// A plant moved through time, minute by minute. It depends on plant, seed and faults alone: the same in one go, in pieces and after a
/// restart, read every second or every quarter hour.
/// </summary>
public sealed class Simulation
{
    private readonly Plant _plant;
    private readonly Machine[] _machines;
    private readonly Machine[] _takers;
    private readonly Machine[] _suppliers;
    private readonly AirSupply? _air;
    private readonly Chance _supply;
    private readonly List<Fault> _capacitorFaults;
    private readonly Minute _minute;
    private readonly Node[] _nodes;
    private readonly int[] _feeds;

    /// <param name="plant">The plant.</param>
    /// <param name="seed">The same seed gives the same plant.</param>
    /// <param name="faults">What is wrong; null for the faults of the plant's file.</param>
    public Simulation(Plant plant, int seed, IReadOnlyList<Fault>? faults = null)
    {
        ArgumentNullException.ThrowIfNull(plant);
        faults ??= plant.Faults;
        _plant = plant;
        _machines = [.. plant.Machines.Select(m => m.Fresh(seed, faults))];
        (_takers, _suppliers) = Stages(_machines);
        _air = plant.Air is null ? null : new AirSupply(plant.Air, _machines);
        _capacitorFaults = [.. faults.Where(f => f is { Code: FaultCode.CapacitorLost })];
        foreach (var together in _machines.OfType<OperatedMachine>().GroupBy(m => string.Join('\n', m.Shifts), StringComparer.Ordinal))
        {
            var roster = plant.RosterOf(together.First().Shifts);
            foreach (var machine in together)
            {
                machine.Follow(roster);
            }
        }

        // Machines first, then circuits with the deepest first, the incoming supply last.
        var circuits = CircuitOrder.DeepestFirst(plant.Circuits);
        Names = [.. _machines.Select(m => m.Id), .. circuits.Select(c => c.Id), Plant.MainCircuit];
        var places = Names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        _feeds = [.. _machines.Select(m => places[m.Circuit]), .. circuits.Select(c => places[c.Parent])];
        _nodes = [.. Names.Select(_ => new Node())];
        _supply = new Chance(seed, "supply");
        _minute = new Minute(plant, seed, plant.FirstDay);
        Calculate();
    }

    private Simulation(Simulation other)
    {
        (_plant, Names, _feeds, _capacitorFaults, _minute) = (other._plant, other.Names, other._feeds, other._capacitorFaults, other._minute.Copy());
        _machines = [.. other._machines.Select(m => m.Copy())];
        (_takers, _suppliers) = Stages(_machines);
        _supply = other._supply;
        _air = other._air?.Copy(_machines);
        _nodes = [.. other._nodes.Select(n => n.Copy())];
    }

    /// <summary>Ids of machines and circuits, in the order of their places; the incoming supply last.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Place of the incoming supply.</summary>
    public int Main => _nodes.Length - 1;

    /// <summary>Start of the minute that has been reached, UTC.</summary>
    public DateTimeOffset Now => _minute.Start;

    /// <summary>The minute that has been reached.</summary>
    public Minute Minute => _minute;

    /// <summary>The plant that is run.</summary>
    internal Plant Plant => _plant;

    /// <summary>The compressed air, if the plant has it.</summary>
    internal AirSupply? Air => _air;

    /// <summary>The machines in their state at the minute's end.</summary>
    internal IReadOnlyList<Machine> Machines => _machines;

    /// <summary>Place of a machine or circuit.</summary>
    /// <exception cref="ArgumentException">There is none with this id.</exception>
    public int PlaceOf(string id)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], id, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"There is no machine or circuit '{id}'.", nameof(id));
    }

    /// <summary>Moves on by a minute.</summary>
    public void Step()
    {
        foreach (var node in _nodes)
        {
            node.Close();
        }

        _minute.MoveTo(_minute.Number + 1);
        Calculate();
    }

    /// <summary>Moves forward to the minute that holds <paramref name="time"/>; never back.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        var number = Math.DivRem(time.ToUnixTimeSeconds(), 60).Quotient;
        while (_minute.Number < number)
        {
            Step();
        }
    }

    /// <summary>Mean power of a place in the minute, all phases.</summary>
    public Level MeanOf(int place) => _nodes[place].Power;

    /// <summary>What a place draws from a second of the minute for a while, and its counters at that second.</summary>
    /// <param name="place">The place.</param>
    /// <param name="second">0 to 59.</param>
    /// <param name="length">Seconds, up to the end of the minute.</param>
    public Draw Read(int place, double second, double length)
    {
        var at = Until(place, second);
        return new Draw(_nodes[place].CountersAt(at), (Until(place, second + length) - at) * (1 / length));
    }

    /// <summary>Voltage at the main board for what the incoming supply draws at a moment: <see cref="Draw.Power"/> of <see cref="Main"/>.</summary>
    public PhaseVolts VoltsAt(in PhaseEnergy power) => _plant.Mains.At(power, _plant.Transformer, _minute.Number, _supply);

    /// <summary>Mean power of a place in the minute by phase, kW and kvar.</summary>
    public PhaseEnergy PhasesOf(int place) => _nodes[place].Phases;

    /// <summary>Energy of a place from the minute's start to a second of it, kWs and kvars.</summary>
    internal PhaseEnergy Passed(int place, double second) => Until(place, second);

    /// <summary>The same plant at the same moment, independent of this one.</summary>
    public Simulation Copy() => new(this);

    private void Calculate()
    {
        foreach (var node in _nodes)
        {
            node.Begin();
        }

        foreach (var machine in _takers)
        {
            machine.Advance(_minute);
        }

        _air?.Advance(_minute);
        foreach (var machine in _suppliers)
        {
            machine.Advance(_minute);
        }

        for (var i = 0; i < _machines.Length; i++)
        {
            _nodes[i].Add(PhaseEnergy.Of(_machines[i].Trace.Mean, _machines[i].Shares));
        }

        for (var i = 0; i < _feeds.Length; i++)
        {
            _nodes[_feeds[i]].Add(_nodes[i]);
        }

        var main = _nodes[Main];
        var lost = 0.0;
        foreach (var fault in _capacitorFaults)
        {
            lost += fault.At(_minute.LocalDays);
        }

        main.Capacitor = _plant.Capacitor?.Gives(main.Power.Kvar, lost) ?? 0;
        main.Add(PhaseEnergy.Balanced(new Level(0, -main.Capacitor)));
        main.Loss = _plant.Transformer.LossAt(main.Phases);
        main.Add(PhaseEnergy.Balanced(main.Loss));
    }

    // Air has a supply of its own, which moves its machines.
    private static (Machine[] Takers, Machine[] Suppliers) Stages(Machine[] machines) =>
        ([.. machines.Where(m => !m.IsSupply)], [.. machines.Where(m => m is { IsSupply: true } and not (Compressor or AirDryer))]);

    // Energy of the minute up to a second, of a machine or of all below a circuit.
    private PhaseEnergy Until(int place, double second)
    {
        if (place < _machines.Length)
        {
            return PhaseEnergy.Of(_machines[place].Trace.Until(second), _machines[place].Shares);
        }

        var sum = PhaseEnergy.Balanced((_nodes[place].Loss + new Level(0, -_nodes[place].Capacitor)) * second);
        for (var i = 0; i < _feeds.Length; i++)
        {
            if (_feeds[i] == place)
            {
                sum += Until(i, second);
            }
        }

        return sum;
    }
}
