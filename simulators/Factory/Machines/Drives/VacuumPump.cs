using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Drives;

/// <summary>A rotary vacuum pump: the motor is loaded most while the vessel empties, less at the final vacuum [choice].</summary>
public sealed class VacuumPump : OperatedMachine
{
    // Load of the motor as a share of its rating.
    private const double Emptying = 0.95;
    private const double AtVacuum = 0.55;
    private static readonly Pattern Cycle = new((0.25, Emptying), (0.75, AtVacuum));

    private bool _isTurning;

    /// <summary>Rated power of the motor, kW.</summary>
    public required double MotorKw { get; init; }

    /// <summary>How well the motor is made.</summary>
    public MotorClass MotorClass { get; init; }

    /// <summary>Length of a cycle of emptying and holding in seconds.</summary>
    public double CycleSeconds { get; init; } = 120;

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off)
        {
            _isTurning = false;
            return;
        }

        var mean = InductionMotor.Draws(MotorKw * ((0.25 * Emptying) + (0.75 * AtVacuum)) * Noise(now), MotorKw, MotorClass);
        if (!_isTurning)
        {
            InductionMotor.Start(Trace, 0, Trace.Seconds, MotorKw, MotorStart.Direct, mean);
            _isTurning = true;
        }
        else if (duty == Duty.Run)
        {
            Trace.Repeat(Cycle, mean, CycleSeconds, Phase(now, CycleSeconds));
        }
        else
        {
            Trace.Hold(InductionMotor.Draws(MotorKw * AtVacuum, MotorKw, MotorClass));
        }
    }
}
