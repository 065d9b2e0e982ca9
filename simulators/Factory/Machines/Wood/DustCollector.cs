using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Machines.Building;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Wood;

/// <summary>
/// A dust collector's fan: it turns as long as people work, however many machines do. With gates at the machines and a variable speed its
/// power follows the flow with the exponent 2.5 [S1].
/// </summary>
public sealed class DustCollector : BuildingService
{
    private const double RunShare = 0.8;
    private const double LeastFlow = 0.4;

    /// <summary>Rating of the fan's motor, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>True with gates at the machines and a variable speed.</summary>
    public bool FollowsMachines { get; init; }

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off)
        {
            Trace.Hold(default);
            return;
        }

        var kw = RatedKw * RunShare * Noise(now, 0.01);
        if (!FollowsMachines)
        {
            Trace.Hold(InductionLoad.At(kw, RatedKw));
            return;
        }

        var open = now.Work == Working.Work.Shift ? LeastFlow + ((1 - LeastFlow) * Uniform(now.LocalMinute / 5, 0)) : LeastFlow;
        Trace.Hold(Level.Of(kw * Math.Pow(open, 2.5), 0.95));
    }
}
