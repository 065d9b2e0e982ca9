using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// A machine of a plant: what the plant file says of it, and its state as it moves through time. A run works on copies made with
/// <see cref="Fresh"/>, so mutable state is held in fields of value types only. Figures that come from a published source name it as [S…]
/// (list in <c>Machines/SOURCES.md</c>); [memory] is believed common knowledge and [choice] a believable default, neither is evidence.
/// </summary>
public abstract class Machine
{
    internal static readonly IReadOnlyList<double> Balanced = [1.0 / 3, 1.0 / 3, 1.0 / 3];

    private double[] _shares = [.. Balanced];
    private bool _isSplit = true;
    private Fault[] _faults = [];
    private Chance _chance;

    /// <summary>Id; meters refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>Name of its model, see <see cref="MachineModels"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Name.</summary>
    public Label Name { get; init; } = new();

    /// <summary>Id of the circuit that feeds it.</summary>
    public string Circuit { get; init; } = Plant.MainCircuit;

    /// <summary>Shares of the phases L1 to L3, together 1.</summary>
    public IReadOnlyList<double> Phases { get; init; } = Balanced;

    /// <summary>What it draws in the minute that was stepped last.</summary>
    internal Trace Trace { get; private set; } = new();

    /// <summary>Shares of the phases in that minute.</summary>
    internal ReadOnlySpan<double> Shares => _shares;

    /// <summary>True for what supplies others (air, cold): stepped after those that take.</summary>
    internal virtual bool IsSupply => false;

    /// <summary>A copy at the beginning of time.</summary>
    internal Machine Fresh(int seed, IEnumerable<Fault> faults)
    {
        var fresh = Copy();
        fresh._chance = new Chance(seed, Id);
        fresh._faults = [.. faults.Where(f => f.Machine is Plant.MainCircuit || string.Equals(f.Machine, Id, StringComparison.Ordinal))];
        return fresh;
    }

    /// <summary>The same machine in the same state, independent of this one.</summary>
    internal Machine Copy()
    {
        var copy = (Machine)MemberwiseClone();
        (copy.Trace, copy._shares) = (Trace.Copy(), [.. _shares]);
        return copy;
    }

    /// <summary>Moves on by a minute.</summary>
    internal void Advance(Minute now)
    {
        Open(now);
        Close(now);
    }

    /// <summary>Begins the minute; where others draw it, they do so before <see cref="Close"/>.</summary>
    internal void Open(Minute now)
    {
        Trace.Begin();
        if (_isSplit)
        {
            Split(Phases[0], Phases[1], Phases[2]);
            _isSplit = false;
        }

        Step(now);
    }

    /// <summary>Ends the minute.</summary>
    internal void Close(Minute now)
    {
        Trace.Hold(default);
        Finish(now);
        if (_faults.Length == 0)
        {
            return;
        }

        if (Fault(FaultCode.BaseGrown, now) is > 0 and var kw && now.Work == Work.Closed)
        {
            Trace.Lift(Level.Of(kw, 0.8));
        }

        if (Fault(FaultCode.PhaseUnbalance, now) is > 0 and var moved)
        {
            Split(_shares[0] + (moved * (_shares[1] + _shares[2])), _shares[1] * (1 - moved), _shares[2] * (1 - moved));
        }
    }

    /// <summary>True for what can go wrong with it; any other fault would change nothing.</summary>
    internal virtual bool CanHave(FaultCode code) => code is FaultCode.BaseGrown or FaultCode.PhaseUnbalance;

    /// <summary>Draws the minute into <see cref="Trace"/>; what is left uncovered is 0.</summary>
    private protected abstract void Step(Minute now);

    /// <summary>Changes the minute that has been drawn.</summary>
    private protected virtual void Finish(Minute now)
    {
    }

    /// <summary>Shares of the phases in this minute, where they are not those of the file.</summary>
    private protected void Split(double l1, double l2, double l3) => (_shares[0], _shares[1], _shares[2], _isSplit) = (l1, l2, l3, true);

    /// <summary>Strength of a fault now, in the unit of its code; 0 without it.</summary>
    private protected double Fault(FaultCode code, Minute now)
    {
        var strength = 0.0;
        for (var i = 0; i < _faults.Length; i++)
        {
            if (_faults[i].Code == code)
            {
                strength += _faults[i].At(now.LocalDays);
            }
        }

        return strength;
    }

    /// <summary>Uniform in [0, 1) for a number; <paramref name="use"/> 0 to 15 tells the machine's draws apart.</summary>
    private protected double Uniform(long number, int use) => _chance.Of((number * 16) + use);

    /// <summary>1 plus noise of a running machine, alike from minute to minute: 1 to 3 % [choice, after the log of eight compressors, 2.8 %: S3].</summary>
    private protected double Noise(Minute now, double size = 0.02) => 1 + (size * _chance.Smooth(now.Number, 5));

    /// <summary>Cycles passed at the minute's start of a cycle of a constant length, so that machines do not beat in step.</summary>
    private protected double Phase(Minute now, double cycleSeconds) => (now.Number * 60 / cycleSeconds) + Uniform(0, 15);
}
