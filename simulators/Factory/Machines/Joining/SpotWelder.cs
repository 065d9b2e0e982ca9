using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Joining;

/// <summary>
/// A resistance welder. An alternating-current machine is a single-phase load of low power factor between two phases [S49]; a medium-frequency
/// one has an inverter on three phases. A spot takes 0.1 to 0.4 s every 2 to 6 s, power factor 0.3 to 0.7 or 0.85 to 0.95 [memory].
/// </summary>
public sealed class SpotWelder : OperatedMachine
{
    /// <summary>Between L1 and L2.</summary>
    public SpotWelder() => Phases = [0.5, 0.5, 0];

    /// <summary>Apparent power while it welds, kVA.</summary>
    [Range(0.1, 10_000)]
    public required double WeldKva { get; init; }

    /// <summary>Length of a weld, s.</summary>
    [Range(0.02, 10)]
    public double WeldSeconds { get; init; } = 0.25;

    /// <summary>Seconds from a weld to the next while it runs.</summary>
    [Range(0.5, 600)]
    public double RepeatSeconds { get; init; } = 4;

    /// <summary>True for a medium-frequency inverter: three phases and a good power factor.</summary>
    public bool Inverter { get; init; }

    private Pattern Spot => field ??= new Pattern((WeldSeconds, 1), (Math.Max(0, RepeatSeconds - WeldSeconds), 0));

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off)
        {
            Trace.Hold(default);
            return;
        }

        if (Inverter)
        {
            Split(Balanced[0], Balanced[1], Balanced[2]);
        }

        var factor = Inverter ? 0.9 : 0.5;
        if (duty == Duty.Run)
        {
            Trace.Repeat(Spot, Level.Of(WeldKva * factor * Spot.Mean * Noise(now, 0.03), factor), RepeatSeconds, Phase(now, RepeatSeconds));
        }
        else
        {
            Trace.Hold(default);
        }

        Trace.Lift(Level.Of(0.003 * WeldKva, 0.7));
    }
}
