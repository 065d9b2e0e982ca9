using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Forming;

/// <summary>A hydraulic press whose pump turns at constant speed: it wastes power when idle and at part load [S25].</summary>
public sealed class HydraulicPress : OperatedMachine
{
    // Shares of the rating [memory/choice]: control 0.01 to 0.03, pump idling 0.25 to 0.40, approach 0.4 to 0.6, stroke 1.0 to 1.3,
    // dwell 0.3 to 0.6, return 0.5 to 0.7.
    private const double ControlShare = 0.02;
    private const double IdleShare = 0.28;

    /// <summary>Rating of the pump's motor, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>Length of a cycle in seconds: 8 to 30 [choice].</summary>
    [Range(4, 600)]
    public double CycleSeconds { get; init; } = 15;

    /// <summary>Seconds of a cycle in which it presses: 1 to 5 [memory].</summary>
    [Range(0.1, 60)]
    public double StrokeSeconds { get; init; } = 3;

    private Pattern Cycle => field ??= new Pattern(
        (0.15, 0.5), (StrokeSeconds / CycleSeconds, 1.15), (0.15, 0.45), (0.2, 0.6), (Math.Max(0, 0.5 - (StrokeSeconds / CycleSeconds)), IdleShare));

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off)
        {
            Trace.Hold(default);
            return;
        }

        if (duty == Duty.Run)
        {
            Trace.Repeat(Cycle, InductionLoad.Following(RatedKw * Cycle.Mean * Noise(now)), CycleSeconds, Phase(now, CycleSeconds));
        }
        else
        {
            Trace.Hold(InductionLoad.Following(RatedKw * IdleShare * Noise(now, 0.01)));
        }

        Trace.Lift(InductionLoad.Magnetising(RatedKw) + Level.Of(ControlShare * RatedKw, 0.6));
    }
}
