using Monitoring.Simulators.Factory.Dialects;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Meters;

/// <summary>A meter at its place, moved through time with the plant: it counts what its channels are given, and shows it as it is built.</summary>
internal sealed class Device
{
    private const double JitterShare = 0.1;
    private const double KwsPerWh = 3.6;

    private readonly Wiring _wiring;
    private readonly MeterClock _clock;
    private readonly Register _register;
    private readonly Chance _chance;
    private readonly List<MeterFault> _moments;

    private Counters _counted;
    private Counters _zero;
    private Counters _right;
    private PhaseEnergy _mean;
    private PhaseEnergy _rightMean;
    private MeterReading? _frozen;
    private long _minute;
    private long _downUntil;
    private double _startWh;
    private int _next;

    internal Device(Meter meter, int place, DialectTraits traits, int seed)
    {
        (Meter, Place, IsNetting) = (meter, place, meter.NetsPhases ?? traits.NetsPhases);
        (_wiring, _clock, _chance) = (new Wiring(meter), new MeterClock(meter), new Chance(seed, "meter " + meter.Id));
        _register = new Register(meter.CounterStepWh ?? traits.CounterStepWh, meter.Faults.FirstOrDefault(f => f.Code == MeterFaultCode.Rollover));
        _moments = [.. meter.Faults.Where(f => f.IsMoment || f.Code == MeterFaultCode.Stuck).OrderBy(f => f.From)];
    }

    internal Meter Meter { get; }

    internal int Place { get; }

    /// <summary>True when it counts the sum of its phases.</summary>
    internal bool IsNetting { get; }

    internal Device Copy() => (Device)MemberwiseClone();

    /// <summary>Counts the minute that ends.</summary>
    internal void Close()
    {
        _right = _right.After(_rightMean * Trace.Seconds, _rightMean);
        if (_minute >= _downUntil)
        {
            _counted = _counted.After(_mean * Trace.Seconds, _mean);
        }
    }

    /// <summary>Enters the minute that the plant has reached.</summary>
    internal void Enter(PlantMeters plant)
    {
        var simulation = plant.Simulation;
        _minute = simulation.Minute.LocalMinute;
        (_mean, _rightMean) = (_wiring.Measured(simulation.PhasesOf(Place), _minute), _wiring.Right(simulation.PhasesOf(Place)));
        while (_next < _moments.Count && _moments[_next].FromMinute <= _minute)
        {
            Begin(_moments[_next++], plant);
        }
    }

    /// <summary>True when a register is to pass its end at a moment that lies ahead.</summary>
    internal MeterFault? Rollover => _register.Rollover;

    /// <summary>Says what will be counted when the register passes its end.</summary>
    internal void RollOverAt(Device ahead) => _register.EndsAtWh = ImportOf(ahead._counted) / KwsPerWh;

    /// <summary>Energy that an ideal meter has counted up to a second of the minute: import and export in kWh.</summary>
    internal (double Import, double Export) RightAt(PlantMeters plant, double second)
    {
        var counters = _right.After(_wiring.Right(plant.Simulation.Passed(Place, second)), _rightMean);
        return (ImportOf(counters) / KwsPerWh / 1000, ExportOf(counters) / KwsPerWh / 1000);
    }

    /// <summary>What it shows at a second with the mean power of that second; null when it says nothing.</summary>
    internal MeterReading? Read(PlantMeters plant, int second) => Counters(plant, second) is { } counters
        ? With(counters, _wiring.Measured(plant.Simulation.Passed(Place, second + 1) - plant.Simulation.Passed(Place, second), _minute))
        : null;

    /// <summary>Its counters at a second, without power; null when it says nothing.</summary>
    internal MeterReading? Counters(PlantMeters plant, int second)
    {
        var at = plant.Simulation.Now.AddSeconds(second);
        if (_minute < _downUntil || IsLost(at))
        {
            return null;
        }

        var time = _clock.Shows(at, _minute);
        return _frozen is not null && Meter.Faults.Any(f => f.Code == MeterFaultCode.Stuck && f.IsActive(_minute))
            ? _frozen with { At = at, Time = time, LocalMinute = _minute }
            : Show(plant, second, at, time);
    }

    /// <summary>A reading with a power, kW and kvar by channel.</summary>
    internal MeterReading With(MeterReading reading, PhaseEnergy power)
    {
        if (reading.IsFrozen)
        {
            return reading;
        }

        var noise = 1 + (Meter.NoisePercent / 100 * ((2 * _chance.Of(2 * reading.At.ToUnixTimeSeconds())) - 1));
        var kilo = Meter.Faults.Any(f => f.Code == MeterFaultCode.KwForW && f.IsActive(reading.LocalMinute)) ? 1 : 1000;
        var shown = power * (noise * kilo);
        return reading with
        {
            W = shown.Sum.Kw, Var = shown.Sum.Kvar,
            Phases = [.. reading.Phases.Select((p, i) => p with { W = shown[i].Kw, Var = shown[i].Kvar })],
        };
    }

    private MeterReading Show(PlantMeters plant, int second, DateTimeOffset at, DateTimeOffset time)
    {
        var counted = _counted.After(_wiring.Measured(plant.Simulation.Passed(Place, second), _minute), _mean);
        var shown = counted - _zero;
        var volts = plant.VoltsAt(second);
        var phases = new PhaseReading[3];
        for (var i = 0; i < phases.Length; i++)
        {
            phases[i] = new PhaseReading
            {
                Volts = volts[i],
                ImportWh = _register.Shows(shown.Import[i].Kw / KwsPerWh),
                ExportWh = _register.Shows(shown.Export[i].Kw / KwsPerWh),
            };
        }

        var import = _register.Rolled(ImportOf(shown) / KwsPerWh);
        return new MeterReading
        {
            Meter = Meter, At = at, Time = time, Phases = phases, Hertz = plant.HertzAt(second), LocalMinute = _minute, Passed = counted.Import - counted.Export,
            ImportWh = _register.Shows(import + _startWh) - Jitter(at), ExportWh = _register.Shows(ExportOf(shown) / KwsPerWh),
            LagVarh = _register.Shows(shown.Lagging / KwsPerWh), LeadVarh = _register.Shows(shown.Leading / KwsPerWh),
        };
    }

    private void Begin(MeterFault fault, PlantMeters plant)
    {
        if (fault.Code == MeterFaultCode.Stuck)
        {
            // What it showed last before.
            _frozen = null;
            _frozen = (With(Show(plant, 0, plant.Simulation.Now, default), _mean)) with { IsFrozen = true };
        }
        else if (fault.Code != MeterFaultCode.Rollover)
        {
            (_zero, _downUntil) = (_counted, _minute + fault.DownMinutes);
            _startWh = fault.Code == MeterFaultCode.Exchange ? 1000 * (fault.Strength ?? 0) : 0;
        }
    }

    private bool IsLost(DateTimeOffset at) => Meter.Faults.Any(f => f.Code == MeterFaultCode.Dropout && f.IsActive(_minute)
        && _chance.Of((2 * at.ToUnixTimeSeconds()) + 1) < (f.Strength ?? 1));

    private double Jitter(DateTimeOffset at) =>
        Meter.Faults.FirstOrDefault(f => f.Code == MeterFaultCode.BackwardJitter && f.IsActive(_minute)) is { } fault
        && _chance.Of(-at.ToUnixTimeSeconds()) < JitterShare ? fault.Strength ?? _register.StepWh : 0;

    private double ImportOf(in Counters counters) => IsNetting ? counters.NetImport : counters.Import.Sum.Kw;

    private double ExportOf(in Counters counters) => IsNetting ? counters.NetExport : counters.Export.Sum.Kw;
}
