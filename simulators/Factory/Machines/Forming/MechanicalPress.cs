using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Forming;

/// <summary>
/// A mechanical press: the flywheel smooths the strokes, turns on while the press waits, and must be brought up to speed when it is switched on.
/// </summary>
public sealed class MechanicalPress : OperatedMachine
{
    // Idle 0.20 to 0.35 of the running power [memory]; running at half the rating, run-up and ripple [choice].
    private const double RunShare = 0.5;
    private const double IdleOfRun = 0.28;
    private const double RunUpShare = 1.3;
    private const double RunUpSeconds = 25;
    private static readonly Pattern Stroke = new((0.3, 1.25), (0.7, 0.9));

    private bool _turns;

    /// <summary>Rating of the motor, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>Strokes a minute.</summary>
    [Range(1, 1500)]
    public double StrokesPerMinute { get; init; } = 40;

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off)
        {
            _turns = false;
            Trace.Hold(default);
            return;
        }

        if (!_turns)
        {
            Trace.Hold(InductionLoad.Following(RatedKw * RunUpShare), RunUpSeconds);
            _turns = true;
        }

        if (duty == Duty.Run)
        {
            var cycle = 60 / StrokesPerMinute;
            Trace.Repeat(Stroke, InductionLoad.Following(RatedKw * RunShare * Noise(now)), cycle, Phase(now, cycle));
        }
        else
        {
            Trace.Hold(InductionLoad.Following(RatedKw * RunShare * IdleOfRun * Noise(now, 0.01)));
        }

        Trace.Lift(InductionLoad.Magnetising(RatedKw));
    }
}
