using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Wood;

/// <summary>A machine whose tool turns all the time and cuts now and then: saw, planer, moulder, router. Levels are [choice].</summary>
public abstract class WoodworkingMachine : OperatedMachine
{
    /// <summary>Rating of all motors, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>Power with the tools turning free, as a share of the rating.</summary>
    [Range(0.01, 1)]
    public double FreeShare { get; init; }

    /// <summary>Power in the wood, as a share of the rating.</summary>
    [Range(0.01, 2)]
    public double CutShare { get; init; }

    /// <summary>Share of the running time in which it cuts.</summary>
    [Range(0.01, 0.99)]
    public double CutTime { get; init; }

    /// <summary>Seconds for a piece.</summary>
    [Range(1, 3600)]
    public double CycleSeconds { get; init; }

    private Pattern Cycle => field ??= new Pattern((CutTime, CutShare), (1 - CutTime, FreeShare));

    private protected override void Step(Minute now, Duty duty)
    {
        switch (duty)
        {
            case Duty.Off:
                Trace.Hold(default);
                return;
            case Duty.Run:
                Trace.Repeat(Cycle, InductionLoad.Following(RatedKw * Cycle.Mean * Noise(now, 0.03)), CycleSeconds, Phase(now, CycleSeconds));
                break;
            default:
                Trace.Hold(InductionLoad.Following(RatedKw * FreeShare * Noise(now, 0.01)));
                break;
        }

        Trace.Lift(InductionLoad.Magnetising(RatedKw));
    }
}
