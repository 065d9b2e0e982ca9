using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Dialects;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Meters;

/// <summary>
/// A plant's meters, moved through time with it. They depend on plant and seed alone: the same after a restart, read every second or every
/// quarter hour.
/// </summary>
public sealed class PlantMeters
{
    private readonly Plant _plant;
    private readonly int _seed;
    private readonly Device[] _devices;
    private readonly Chance _hertz;

    /// <param name="plant">The plant.</param>
    /// <param name="seed">The same seed gives the same plant.</param>
    public PlantMeters(Plant plant, int seed)
    {
        ArgumentNullException.ThrowIfNull(plant);
        (_plant, _seed, Simulation, _hertz) = (plant, seed, new Simulation(plant, seed), new Chance(seed, "hertz"));
        _devices = [.. plant.Meters.Select(m => new Device(m, Simulation.PlaceOf(m.Measures), DialectList.TraitsOf(m.Dialect), seed))];
        Enter();
        LookAhead();
    }

    private PlantMeters(PlantMeters other)
    {
        (_plant, _seed, Simulation, _hertz) = (other._plant, other._seed, other.Simulation.Copy(), other._hertz);
        _devices = [.. other._devices.Select(d => d.Copy())];
    }

    /// <summary>The meters, in the order of the plant's file.</summary>
    public IReadOnlyList<Meter> Meters => _plant.Meters;

    /// <summary>Start of the minute that has been reached, UTC.</summary>
    public DateTimeOffset Now => Simulation.Now;

    /// <summary>The plant they measure.</summary>
    internal Simulation Simulation { get; }

    internal IReadOnlyList<Device> Devices => _devices;

    /// <summary>Moves forward to the minute that holds <paramref name="time"/>; never back.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        while (Now.AddMinutes(1) <= time)
        {
            foreach (var device in _devices)
            {
                device.Close();
            }

            Simulation.Step();
            Enter();
        }
    }

    /// <summary>The same meters at the same moment, independent of these.</summary>
    public PlantMeters Copy() => new(this);

    /// <summary>What a meter shows at a second of the minute, with the mean power of that second; null when it says nothing.</summary>
    public MeterReading? Read(int meter, int second) => _devices[meter].Read(this, second);

    /// <summary>What an ideal meter at its place has imported since the plant's first day, kWh; phase by phase where the meter does not net them.</summary>
    public double RightImportKwh(int meter, int second = 0) => _devices[meter].RightAt(this, second).Import;

    internal PhaseVolts VoltsAt(int second) =>
        Simulation.VoltsAt(Simulation.Passed(Simulation.Main, second + 1) - Simulation.Passed(Simulation.Main, second));

    internal double HertzAt(int second) => _plant.Hertz + (0.02 * ((2 * _hertz.Of((60 * Simulation.Minute.Number) + second)) - 1));

    private void Enter()
    {
        foreach (var device in _devices)
        {
            device.Enter(this);
        }
    }

    // When a register passes its end is given by a date, so what will be counted by then must be known from the beginning.
    private void LookAhead()
    {
        var ahead = new Lazy<PlantMeters>(() => new PlantMeters(this));
        foreach (var (i, device) in _devices.Index().Where(d => d.Item.Rollover is not null).OrderBy(d => d.Item.Rollover!.From))
        {
            ahead.Value.MoveTo(_plant.ToUtc(device.Rollover!.From));
            device.RollOverAt(ahead.Value._devices[i]);
        }
    }
}
