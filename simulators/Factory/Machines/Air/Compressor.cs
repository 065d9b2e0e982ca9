using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>Place of a compressor in the sequence.</summary>
public enum CompressorRole
{
    /// <summary>Loads first and unloads last.</summary>
    Base,

    /// <summary>Follows the demand above the base.</summary>
    Trim,

    /// <summary>Helps when the others do not suffice.</summary>
    Standby,
}

/// <summary>
/// A compressor of the plant's air net. People or a timer switch it on for the shifts; while it is on it follows the pressure. The net draws
/// its minute, from event to event: <see cref="Decide"/>, <see cref="Deliver"/>, <see cref="Pass"/>.
/// </summary>
public abstract class Compressor : OperatedMachine
{
    private const int RestKept = 0;

    // A valve keeps the sump at this pressure while the net fills, bar [memory].
    private const double LeastBar = 4;
    private double _workAtRated;

    private protected Compressor()
    {
        (LeadMinutes, StaggerMinutes, LagMinutes, NeededShare, RunsThroughBreaks) = (20, 10, 15, 1, true);
        (Utilisation, ForgottenShare) = (1, 0.02);
    }

    /// <summary>Electric power of the whole machine at full load and <see cref="RatedBar"/>, kW. 5, 6, 7 kW for each m3/min are good, usual, poor [S8].</summary>
    public required double RatedKw { get; init; }

    /// <summary>Free air at full load, m3/min.</summary>
    public required double FlowM3PerMin { get; init; }

    /// <summary>Gauge pressure to which <see cref="RatedKw"/> refers, bar.</summary>
    public double RatedBar { get; init; } = 7;

    /// <summary>Its place in the sequence; machines of the same role follow in the order of the file.</summary>
    public CompressorRole Role { get; init; }

    /// <summary>True when nobody ever switches it off.</summary>
    public bool AlwaysOn { get; init; }

    /// <summary>True when it stops by itself after <see cref="RunOnMinutes"/> without load, and starts by itself.</summary>
    public bool AutoStop { get; init; } = true;

    /// <summary>Minutes it turns without load before it stops by itself [choice].</summary>
    public double RunOnMinutes { get; init; } = 10;

    internal override bool IsSupply => true;

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || code
        is FaultCode.LeakGrown or FaultCode.PressureRaised or FaultCode.ShortCycling or FaultCode.UnloadedRunning;

    /// <summary>True while it is switched on, whether it turns or not.</summary>
    internal bool IsOn { get; private set; }

    /// <summary>What it delivers until the next event, m3/min.</summary>
    internal double Flow { get; private protected set; }

    /// <summary>Seconds until it acts by itself; infinite when only the pressure moves it.</summary>
    internal abstract double Timer { get; }

    /// <summary>Pressure above the present one at which it acts; infinite without.</summary>
    internal abstract double Rise { get; }

    /// <summary>Pressure below the present one at which it acts; negative infinite without.</summary>
    internal abstract double Fall { get; }

    /// <summary>True when its flow follows the demand steplessly.</summary>
    internal abstract bool Regulates { get; }

    /// <summary>What the strength of a fault is now.</summary>
    internal double Wrong(FaultCode code, Minute now) => Fault(code, now);

    /// <summary>Takes the pressures of a minute.</summary>
    /// <param name="cutIn">Pressure at which it loads, bar.</param>
    /// <param name="cutOut">Pressure at which it unloads, bar.</param>
    /// <param name="drop">Loss of pressure between it and the receiver, bar.</param>
    /// <param name="keepsTurning">True when a rest that ends now does not stop it.</param>
    internal abstract void Enter(double cutIn, double cutOut, double drop, bool keepsTurning);

    /// <summary>Changes its state where time or pressure ask for it.</summary>
    internal abstract void Decide(double bar);

    /// <summary>Sets <see cref="Flow"/>.</summary>
    /// <param name="bar">Pressure.</param>
    /// <param name="needed">What would hold the pressure, m3/min.</param>
    internal abstract void Deliver(double bar, double needed);

    /// <summary>Draws the time to the next event.</summary>
    internal abstract void Pass(double seconds, double from, double to);

    /// <summary>True when a rest that ends in this minute is one in which it keeps turning.</summary>
    internal bool KeepsTurning(Minute now) => !AutoStop || Uniform(now.Number, RestKept) < Fault(FaultCode.UnloadedRunning, now);

    private protected override void Step(Minute now, Duty duty) => IsOn = AlwaysOn || duty != Duty.Off;

    /// <summary>Power at full load, kW.</summary>
    private protected double FullKw(double bar)
    {
        if (_workAtRated == 0)
        {
            _workAtRated = AirPressure.Work(RatedBar);
        }

        return RatedKw * AirPressure.Work(Math.Max(bar, LeastBar)) / _workAtRated;
    }

    private protected override void Finish(Minute now)
    {
        Trace.Scale(Noise(now, 0.01));
        base.Finish(now);
    }
}
