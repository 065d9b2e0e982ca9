using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Meters;

/// <summary>
/// The plant's meters, moved forward in time. Their counters are the integral of the machines' power since the plant's first day, so they
/// depend on seed and time alone: the same after a restart, in steps of a second or of a year.
/// </summary>
public sealed class PlantMeters
{
    private const double Fluctuation = 0.012;

    private readonly Plant _plant;
    private readonly int _seed;
    private readonly SlotLoad[] _loads;
    private readonly Level[] _before;
    private readonly double[] _phaseKwsBefore = new double[3];
    private Level _mainBefore;
    private Level _loss;
    private Slot _slot;

    /// <param name="plant">The plant.</param>
    /// <param name="seed">The same seed gives the same plant.</param>
    public PlantMeters(Plant plant, int seed)
        : this(plant, seed, new Level[plant.Machines.Count], plant.FirstDay)
    {
    }

    private PlantMeters(Plant plant, int seed, Level[] energyBefore, DateTimeOffset start)
    {
        (_plant, _seed, _before) = (plant, seed, energyBefore);
        _loads = new SlotLoad[plant.Machines.Count];
        Names = [Plant.MainMeter, .. plant.Machines.Where(m => m.Metered).Select(m => m.Meter)];
        _slot = Enter(start, before: null);
    }

    /// <summary>The metered circuits, the incoming supply first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The start of the slot that has been reached, UTC.</summary>
    public DateTimeOffset SlotStart => _slot.Start;

    /// <summary>Moves forward to the slot that holds <paramref name="time"/>.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        while (_slot.Start.AddSeconds(Slot.Seconds) <= time)
        {
            for (var i = 0; i < _loads.Length; i++)
            {
                var energy = _loads[i].Mean * Slot.Seconds;
                _before[i] += energy;
                _mainBefore += energy;
                AddPhases(_phaseKwsBefore, _plant.Machines[i].Phases, energy.Kw);
            }

            _mainBefore += _loss * Slot.Seconds;
            AddPhases(_phaseKwsBefore, Plant.Balanced, _loss.Kw * Slot.Seconds);
            _slot = Enter(_slot.Start.AddSeconds(Slot.Seconds), _slot);
        }
    }

    /// <summary>Another set of the same meters at the same time.</summary>
    public PlantMeters Copy()
    {
        var copy = new PlantMeters(_plant, _seed, [.. _before], _slot.Start) { _mainBefore = _mainBefore };
        _phaseKwsBefore.CopyTo(copy._phaseKwsBefore, 0);
        return copy;
    }

    /// <summary>Every meter at the start of the slot, with the mean power of the slot that begins.</summary>
    public IReadOnlyList<Reading> AtSlotStart() => Read(0, Slot.Seconds);

    /// <summary>Every meter at a whole second, with the mean power of the second that begins.</summary>
    public IReadOnlyList<Reading> At(DateTimeOffset time)
    {
        MoveTo(time);
        return Read((int)(time - _slot.Start).TotalSeconds, 1);
    }

    private List<Reading> Read(int second, int length)
    {
        var mains = new Gauge[3];
        var main = new Sum(_mainBefore + (_loss * second));
        var circuits = new List<(string Meter, Gauge[] Phases, double Varh)>(Names.Count);
        for (var i = 0; i < _loads.Length; i++)
        {
            var machine = _plant.Machines[i];
            var energy = EnergyUntil(i, second);
            var power = (EnergyUntil(i, second + length) - energy) * (1.0 / length);
            var phases = new Gauge[3];
            for (var p = 0; p < 3; p++)
            {
                phases[p] = new Gauge(power * machine.Phases[p], (_before[i].Kw + energy.Kw) * machine.Phases[p]);
                mains[p] += new Gauge(phases[p].Power, energy.Kw * machine.Phases[p]);
            }

            main.Add(energy);
            if (machine.Metered)
            {
                circuits.Add((machine.Meter, phases, (_before[i].Kvar + energy.Kvar) / 3.6));
            }
        }

        for (var p = 0; p < 3; p++)
        {
            mains[p] += new Gauge(_loss * (1.0 / 3), _phaseKwsBefore[p] + (_loss.Kw * second / 3));
        }

        circuits.Insert(0, (Plant.MainMeter, mains, main.Total.Kvar / 3.6));
        var time = _slot.Start.AddSeconds(second);
        var supply = new Mains([.. mains.Select(g => g.ToReading().Va)], 1000 * _plant.Transformer.Kva, Hertz(second));
        return [.. circuits.Select(c => new Reading(c.Meter, time, [.. c.Phases.Select(g => g.ToReading())], c.Varh, supply))];
    }

    // A second's fluctuation is taken back in the next, so that it shows in the power and leaves the energy as it is; a share of the lower
    // level, so that no counter can fall.
    private Level EnergyUntil(int machine, int second)
    {
        var load = _loads[machine];
        var energy = load.Until(second);
        if (second % 2 == 0)
        {
            return energy;
        }

        var chance = Chance.Of(_seed, _plant.Machines[machine].Meter, -((_slot.Number * Slot.Seconds) + second));
        return energy + (load.Low * (Fluctuation * ((2 * chance) - 1)));
    }

    private double Hertz(int second) => _plant.Hertz + (0.02 * ((2 * Chance.Of(_seed, "hertz", (_slot.Number * Slot.Seconds) + second)) - 1));

    private Slot Enter(DateTimeOffset start, Slot? before)
    {
        var slot = new Slot(_plant, _seed, start, before);
        var total = default(Level);
        for (var i = 0; i < _loads.Length; i++)
        {
            _loads[i] = _plant.Machines[i].In(slot);
            total += _loads[i].Mean;
        }

        _loss = _plant.Transformer.LossAt(total);
        return slot;
    }

    private static void AddPhases(double[] phases, IReadOnlyList<double> shares, double amount)
    {
        for (var p = 0; p < 3; p++)
        {
            phases[p] += amount * shares[p];
        }
    }

    // Power in kW and kvar, energy in kWs.
    private readonly record struct Gauge(Level Power, double Kws)
    {
        public static Gauge operator +(Gauge a, Gauge b) => new(a.Power + b.Power, a.Kws + b.Kws);

        public PhaseReading ToReading() => new(1000 * Power.Kw, 1000 * Power.Kvar, Kws / 3.6);
    }

    private sealed class Sum(Level start)
    {
        public Level Total { get; private set; } = start;

        public void Add(Level energy) => Total += energy;
    }
}
