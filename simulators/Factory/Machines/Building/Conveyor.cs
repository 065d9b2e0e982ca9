using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Building;

/// <summary>
/// A conveyor: its motor is sized for starting and runs at about 30 % of its rating [S23]; a long belt without goods still takes 60 to 80 % of
/// that [memory].
/// </summary>
public sealed class Conveyor : OperatedMachine
{
    private const double RunShare = 0.3;
    private const double EmptyShare = 0.7;

    /// <summary>Rating of the motors, kW.</summary>
    [Range(0.05, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>True when it stops by itself without goods.</summary>
    public bool StopsWhenEmpty { get; init; }

    private protected override void Step(Minute now, Duty duty)
    {
        var share = duty switch { Duty.Run => RunShare, Duty.Off => 0, _ => StopsWhenEmpty ? 0 : RunShare * EmptyShare };
        Trace.Hold(share == 0 ? default : InductionLoad.At(RatedKw * share * Noise(now, 0.03), RatedKw));
    }
}
