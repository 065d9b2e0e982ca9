using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// Any machine that has no model of its own (mixer, packaging line, edge bander, glue press ...): power when it waits, mean power when it
/// runs, and a peak in each cycle.
/// </summary>
public sealed class GeneralMachine : OperatedMachine
{
    /// <summary>Power while it waits, kW.</summary>
    [Range(0, 10_000)]
    public required double IdleKw { get; init; }

    /// <summary>Mean power while it runs, kW.</summary>
    [Range(0.001, 10_000)]
    public required double RunKw { get; init; }

    /// <summary>Power in the peak of a cycle, kW; none when it is not higher than the mean.</summary>
    [Range(0, 10_000)]
    public double PeakKw { get; init; }

    /// <summary>Share of a cycle that the peak lasts.</summary>
    [Range(0.01, 0.9)]
    public double PeakShare { get; init; } = 0.1;

    /// <summary>Length of a cycle, s.</summary>
    [Range(0.5, 36_000)]
    public double CycleSeconds { get; init; } = 30;

    /// <summary>Power factor when it runs.</summary>
    [Range(0.1, 1)]
    public double PowerFactor { get; init; } = 0.8;

    /// <summary>Power factor when it waits.</summary>
    [Range(0.1, 1)]
    public double IdlePowerFactor { get; init; } = 0.6;

    // The rest of the cycle takes what the peak leaves of the mean, at least nothing.
    private Pattern Cycle => field ??= new Pattern(
        (PeakShare, Math.Max(PeakKw, RunKw)), (1 - PeakShare, Math.Max(0, (RunKw - (PeakShare * Math.Max(PeakKw, RunKw))) / (1 - PeakShare))));

    private protected override void Step(Minute now, Duty duty)
    {
        switch (duty)
        {
            case Duty.Off:
                Trace.Hold(default);
                break;
            case Duty.Run:
                Trace.Repeat(Cycle, Level.Of(RunKw * Noise(now), PowerFactor), CycleSeconds, Phase(now, CycleSeconds));
                break;
            default:
                Trace.Hold(Level.Of(IdleKw * Noise(now, 0.01), IdlePowerFactor));
                break;
        }
    }
}
