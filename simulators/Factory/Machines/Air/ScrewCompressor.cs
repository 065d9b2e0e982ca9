using Monitoring.Simulators.Factory.Machines.Drives;

namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>
/// A lubricated screw compressor of constant speed that loads and unloads. On unloading the inlet closes and the power falls within
/// 2 s to 92 %, then with the pressure of the sump, which takes 40 s to 2 %; loading again fills the sump first, 3 s at most [S1][S2].
/// </summary>
public sealed class ScrewCompressor : Compressor
{
    private const double BlowDown = 40;
    private const double ReloadSeconds = 3;
    private const double ThrottleSeconds = 2;
    private const double ThrottledShare = 0.92;
    private const double StartSeconds = 6;
    private const double Tolerance = 0.02;
    private static readonly double BlowDownTau = BlowDown / Math.Log(1 / Tolerance);
    private static readonly double ThrottleTau = ThrottleSeconds / Math.Log(1 / Tolerance);

    private State _state;
    private double _elapsed;
    private double _lasts;
    private double _kw;
    private double _cutIn;
    private double _cutOut;
    private double _drop;
    private bool _keepsTurning;
    private double _floorKvar;
    private double _kvarPerKw;

    /// <summary>Power without load as a share of full load: 0.18 to 0.40 [choice]; measured 0.206 [S1], 0.32 [S3].</summary>
    public double UnloadedShare { get; init; } = 0.25;

    /// <summary>Power factor under load [memory: 0.85 to 0.90].</summary>
    public double PowerFactor { get; init; } = 0.88;

    /// <summary>Power factor without load [memory: 0.3 to 0.5].</summary>
    public double UnloadedPowerFactor { get; init; } = 0.4;

    internal override double Timer => _lasts - _elapsed;

    internal override double Rise => _state == State.Loaded ? _cutOut : double.PositiveInfinity;

    internal override double Fall => MayLoad ? _cutIn : double.NegativeInfinity;

    internal override bool Regulates => false;

    private bool MayLoad => _state is State.BlowingDown or State.Unloaded || (_state == State.Stopped && IsOn);

    private double FloorKw => RatedKw * UnloadedShare;

    internal override void Enter(double cutIn, double cutOut, double drop, bool keepsTurning)
    {
        (_cutIn, _cutOut, _drop, _keepsTurning) = (cutIn, cutOut, drop, keepsTurning);
        if (!IsOn || _lasts == 0)
        {
            Become(State.Stopped, double.PositiveInfinity);
        }

        if (IsOn && !AutoStop && _state == State.Stopped)
        {
            Become(State.Starting, StartSeconds);
        }
    }

    internal override void Decide(double bar)
    {
        if (_state == State.Loaded && bar >= _cutOut)
        {
            _kw = FullKw(bar + _drop);
            Become(State.BlowingDown, BlowDown);
        }
        else if (MayLoad && bar <= _cutIn)
        {
            Load();
        }
        else if (_elapsed >= _lasts)
        {
            End();
        }
    }

    internal override void Deliver(double bar, double needed) => Flow = _state == State.Loaded ? FlowM3PerMin : 0;

    internal override void Pass(double seconds, double from, double to)
    {
        switch (_state)
        {
            case State.Stopped:
                Trace.Hold(default, seconds);
                break;
            case State.Starting:
                InductionMotor.Start(Trace, _elapsed, seconds, RatedKw, MotorStart.StarDelta, At(FloorKw));
                break;
            case State.Reloading:
                var (full, part) = (FullKw(to + _drop) - _kw, 1 / _lasts);
                Trace.Ramp(At(_kw + (full * _elapsed * part)), At(_kw + (full * (_elapsed + seconds) * part)), seconds);
                break;
            case State.Loaded:
                Trace.Ramp(At(FullKw(from + _drop)), At(FullKw(to + _drop)), seconds);
                break;
            case State.BlowingDown:
                Unload(_elapsed, seconds);
                break;
            default:
                Trace.Hold(At(FloorKw), seconds);
                break;
        }

        // A timer that has run out has done so exactly, whatever the sum of its parts.
        _elapsed = seconds >= _lasts - _elapsed ? _lasts : _elapsed + seconds;
    }

    private void Load()
    {
        if (_state == State.Stopped)
        {
            Become(State.Starting, StartSeconds);
            return;
        }

        var (blown, kw) = _state == State.Unloaded ? (BlowDown, FloorKw) : (_elapsed, Unloading(_elapsed));
        _kw = kw;
        Become(State.Reloading, ReloadSeconds * (1 - Math.Exp(-blown / BlowDownTau)) / (1 - Tolerance));
    }

    private void End()
    {
        switch (_state)
        {
            case State.Starting:
                _kw = FloorKw;
                Rest();
                break;
            case State.Reloading:
                Become(State.Loaded, double.PositiveInfinity);
                break;
            case State.BlowingDown:
                Rest();
                break;
            default:
                Become(_keepsTurning ? State.Unloaded : State.Stopped, double.PositiveInfinity);
                break;
        }
    }

    private void Rest() => Become(State.Unloaded, 60 * RunOnMinutes);

    private void Become(State state, double lasts) => (_state, _elapsed, _lasts) = (state, 0, lasts);

    // Power some seconds after unloading: what the throttle leaves, falling with the sump's pressure.
    private double Unloading(double t)
    {
        var throttled = ThrottledShare * _kw;
        return FloorKw + ((((_kw - throttled) * Math.Exp(-t / ThrottleTau)) + throttled - FloorKw) * Math.Exp(-t / BlowDownTau));
    }

    private void Unload(double t, double seconds)
    {
        if (t < ThrottleSeconds)
        {
            var part = Math.Min(seconds, ThrottleSeconds - t);
            var (from, to, kept) = (Unloading(t), Unloading(t + part), Math.Exp(-part / ThrottleTau));
            Trace.Decay(At(from), At((to - (from * kept)) / (1 - kept)), ThrottleTau, part);
            (t, seconds) = (t + part, seconds - part);
        }

        Trace.Decay(At(Unloading(t)), At(FloorKw), BlowDownTau, seconds);
    }

    // Reactive power lies on the line between no load and full load.
    private Level At(double kw)
    {
        if (_kvarPerKw == 0)
        {
            (_floorKvar, var full) = (Level.Of(FloorKw, UnloadedPowerFactor).Kvar, Level.Of(RatedKw, PowerFactor).Kvar);
            _kvarPerKw = (full - _floorKvar) / (RatedKw - FloorKw);
        }

        return new Level(kw, _floorKvar + (_kvarPerKw * (kw - FloorKw)));
    }

    private enum State { Stopped, Starting, Reloading, Loaded, BlowingDown, Unloaded }
}
