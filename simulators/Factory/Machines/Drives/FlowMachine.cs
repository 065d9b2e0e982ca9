using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Drives;

/// <summary>How a flow is set.</summary>
public enum FlowControl
{
    /// <summary>By a valve or damper behind the machine.</summary>
    Throttle,

    /// <summary>By guide vanes at the inlet of a fan.</summary>
    InletVanes,

    /// <summary>By the speed.</summary>
    Speed,
}

/// <summary>A pump or fan with its motor: what the shaft takes at a share of the full flow, through belt and motor from the mains.</summary>
public abstract class FlowMachine : OperatedMachine
{
    // What a frequency converter passes on, and its power factor [memory].
    private const double ConverterEfficiency = 0.97;
    private const double ConverterPowerFactor = 0.95;
    private bool _isTurning;

    /// <summary>Rated power of the motor, kW.</summary>
    public required double MotorKw { get; init; }

    /// <summary>Load of the motor at full flow, as a share of its rating [choice].</summary>
    public double LoadShare { get; init; } = 0.8;

    /// <summary>How well the motor is made.</summary>
    public MotorClass MotorClass { get; init; } = MotorClass.Efficient;

    /// <summary>How it is started; a machine of variable speed by its drive.</summary>
    public MotorStart Start { get; init; } = MotorStart.Direct;

    /// <summary>What stands between motor and machine.</summary>
    public BeltDrive Belt { get; init; }

    /// <summary>How its flow is set.</summary>
    public FlowControl Control { get; init; }

    /// <summary>Exponent of shaft power against flow at variable speed: 3 by the laws of affinity, 2.5 with a static head and losses of the drive [S1].</summary>
    public double Exponent { get; init; } = 2.5;

    /// <summary>Flow while pieces are made, as a share of the full one.</summary>
    public double Flow { get; init; } = 0.8;

    /// <summary>Flow while it is on and nothing is made.</summary>
    public double IdleFlow { get; init; } = 0.5;

    /// <summary>True when nobody ever switches it off.</summary>
    public bool AlwaysOn { get; init; }

    /// <summary>Power drawn at a share of the full flow, kW and kvar.</summary>
    public Level Draws(double flow)
    {
        var shaft = MotorKw * LoadShare * (Control == FlowControl.Speed ? Math.Pow(flow, Exponent) : PartLoad(flow)) / Belt.Efficiency();
        if (Control != FlowControl.Speed)
        {
            return InductionMotor.Draws(shaft, MotorKw, MotorClass);
        }

        // The motor turns slower, so what it loses without load falls as well: its efficiency at the load of full flow holds.
        var efficiency = InductionMotor.Efficiency(LoadShare, MotorClass) * ConverterEfficiency;
        return Level.Of((shaft / efficiency) + (0.01 * MotorKw), ConverterPowerFactor);
    }

    /// <summary>Shaft power at a share of the flow where it is throttled, 1 at full flow.</summary>
    private protected abstract double PartLoad(double flow);

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off && !AlwaysOn)
        {
            _isTurning = false;
            return;
        }

        var level = Draws((duty == Duty.Run ? Flow : IdleFlow) * Noise(now, 0.03));
        if (!_isTurning)
        {
            InductionMotor.Start(Trace, 0, Trace.Seconds, MotorKw, Control == FlowControl.Speed ? MotorStart.Drive : Start, level);
            _isTurning = true;
            return;
        }

        Trace.Hold(level);
    }
}
