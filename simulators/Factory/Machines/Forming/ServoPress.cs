using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Forming;

/// <summary>
/// A servo press: its motors stand between strokes and give energy back when the slide slows down. It takes 30 to 60 % less than a hydraulic
/// press of the same rating [memory]; the short negative power was measured on a mill [S22].
/// </summary>
public sealed class ServoPress : OperatedMachine
{
    // Shares of the rating: idle 0.03 to 0.08 [memory]; the rest [choice].
    private const double IdleShare = 0.05;
    private const double PowerFactor = 0.92;
    private static readonly Pattern Cycle = new((0.15, 0.4), (0.2, 1.15), (0.05, -0.2), (0.1, 0.15), (0.2, 0.4), (0.05, -0.15), (0.25, IdleShare));

    /// <summary>Rating of its motors, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>Length of a cycle in seconds [choice].</summary>
    [Range(1, 600)]
    public double CycleSeconds { get; init; } = 12;

    private protected override void Step(Minute now, Duty duty)
    {
        switch (duty)
        {
            case Duty.Off:
                Trace.Hold(default);
                break;
            case Duty.Run:
                Trace.Repeat(Cycle, Level.Of(RatedKw * Cycle.Mean * Noise(now), PowerFactor), CycleSeconds, Phase(now, CycleSeconds));
                break;
            default:
                Trace.Hold(Level.Of(RatedKw * IdleShare * Noise(now, 0.01), 0.7));
                break;
        }
    }
}
