using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Running;

/// <summary>A place of the tree: its mean power in the minute, and what was counted up to the minute's start.</summary>
internal sealed class Node
{
    private PhaseEnergy _power;
    private Counters _counters;

    /// <summary>Loss of the transformer that stands here.</summary>
    internal Level Loss { get; set; }

    /// <summary>What the capacitor bank gives that stands here, kvar.</summary>
    internal double Capacitor { get; set; }

    /// <summary>Mean power of the minute.</summary>
    internal Level Power { get; private set; }

    /// <summary>Mean power of the minute by phase.</summary>
    internal PhaseEnergy Phases => _power;

    internal Node Copy() => (Node)MemberwiseClone();

    internal void Begin() => (_power, Power) = (default, default);

    internal void Add(PhaseEnergy power)
    {
        _power += power;
        Power = _power.Sum;
    }

    internal void Add(Node fed) => Add(fed._power);

    /// <summary>Counts the whole minute.</summary>
    internal void Close()
    {
        if (!_power.IsZero)
        {
            _counters = CountersAt(_power * Trace.Seconds);
        }
    }

    /// <summary>Counters when so much of the minute's energy has passed.</summary>
    internal Counters CountersAt(in PhaseEnergy passed) => _counters.After(passed, _power);
}
