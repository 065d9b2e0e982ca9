using Monitoring.Simulators.Factory.Machines.Drives;

namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>
/// A compressor whose flow follows the demand steplessly. It holds the middle of the band; where even its least flow is too much it lets the
/// pressure rise a little and turns without load.
/// </summary>
public abstract class RegulatedCompressor : Compressor
{
    private const double StartSeconds = 5;

    // How far the pressure rises before it unloads, bar [choice].
    private const double MarginBar = 0.3;

    private State _state;
    private double _left = double.PositiveInfinity;
    private double _hold;
    private double _drop;
    private double _bar;
    private bool _keepsTurning;

    /// <summary>Power factor [memory].</summary>
    public abstract double PowerFactor { get; init; }

    internal override double Timer => _left;

    internal override double Rise => _state != State.Running ? double.PositiveInfinity : _bar < _hold ? _hold : _hold + MarginBar;

    internal override double Fall => _state == State.Running && _bar > _hold || MayLoad ? _hold : double.NegativeInfinity;

    internal override bool Regulates => true;

    /// <summary>Least flow as a share of the full one.</summary>
    private protected abstract double LeastShare { get; }

    private protected abstract MotorStart StartedBy { get; }

    private bool MayLoad => _state == State.Unloaded || (_state == State.Stopped && IsOn);

    /// <summary>Power as a share of full load, for a share of the full flow.</summary>
    private protected abstract double PowerShare(double flow);

    internal override void Enter(double cutIn, double cutOut, double drop, bool keepsTurning)
    {
        (_hold, _drop, _keepsTurning) = ((cutIn + cutOut) / 2, drop, keepsTurning);
        if (!IsOn)
        {
            Become(State.Stopped, double.PositiveInfinity);
        }
        else if (!AutoStop && _state == State.Stopped)
        {
            Become(State.Starting, StartSeconds);
        }
    }

    internal override void Decide(double bar)
    {
        _bar = bar;
        if (_state == State.Running && bar >= _hold + MarginBar)
        {
            Become(State.Unloaded, 60 * RunOnMinutes);
        }
        else if (MayLoad && bar <= _hold)
        {
            Become(_state == State.Stopped ? State.Starting : State.Running, _state == State.Stopped ? StartSeconds : double.PositiveInfinity);
        }
        else if (_left <= 0)
        {
            Become(_state == State.Starting ? State.Running : _keepsTurning ? State.Unloaded : State.Stopped, double.PositiveInfinity);
        }
    }

    internal override void Deliver(double bar, double needed)
    {
        var least = LeastShare * FlowM3PerMin;
        Flow = _state != State.Running ? 0
            : bar < _hold ? FlowM3PerMin
            : bar > _hold ? least
            : Math.Clamp(needed, least, FlowM3PerMin);
    }

    internal override void Pass(double seconds, double from, double to)
    {
        switch (_state)
        {
            case State.Stopped:
                Trace.Hold(default, seconds);
                break;
            case State.Starting:
                InductionMotor.Start(Trace, StartSeconds - _left, seconds, RatedKw, StartedBy, At(0, from));
                break;
            default:
                var share = Flow / FlowM3PerMin;
                Trace.Ramp(At(share, from), At(share, to), seconds);
                break;
        }

        _left = seconds >= _left ? 0 : _left - seconds;
    }

    private Level At(double share, double bar) => Level.Of(FullKw(bar + _drop) * PowerShare(share), PowerFactor);

    private void Become(State state, double lasts) => (_state, _left) = (state, lasts);

    private enum State { Stopped, Starting, Running, Unloaded }
}
