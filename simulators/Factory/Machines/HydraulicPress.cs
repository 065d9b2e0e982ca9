using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>A hydraulic press whose pump turns at constant speed: it wastes power when idle and at part load [S25].</summary>
public sealed class HydraulicPress : OperatedMachine
{
    /// <summary>Rating of the pump's motor, kW.</summary>
    public required double RatedKw { get; init; }

    /// <summary>Length of a cycle in seconds: 8 to 30 [choice].</summary>
    public double CycleSeconds { get; init; } = 15;

    // Idle 0.25 to 0.40 of the rating at a power factor of 0.3 to 0.5; approach 0.4 to 0.6, stroke 1.0 to 1.3 for 1 to 5 s, dwell 0.3 to
    // 0.6, return 0.5 to 0.7 [memory/choice].
    private const double IdleShare = 0.3;
    private const double MeanShare = 0.6;
    private static readonly Pattern Cycle = new((0.2, 0.5), (0.2, 1.15), (0.2, 0.45), (0.2, 0.6), (0.2, 0.3));

    private protected override void Step(Minute now, Duty duty)
    {
        switch (duty)
        {
            case Duty.Off:
                Trace.Hold(Level.Of(0.01 * RatedKw, 0.6));
                break;
            case Duty.Run:
                Trace.Repeat(Cycle, Level.Of(RatedKw * MeanShare * Noise(now), 0.78), CycleSeconds, Phase(now, CycleSeconds));
                break;
            default:
                Trace.Hold(Level.Of(RatedKw * IdleShare * Noise(now, 0.01), 0.4));
                break;
        }
    }
}
