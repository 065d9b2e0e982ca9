using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Heat;

/// <summary>An oven with a fan that moves its air: baking, curing, soldering. It loses more than a furnace [choice].</summary>
public sealed class Oven : HeatedMachine
{
    /// <summary>A baking or curing oven.</summary>
    public Oven() => (SetPointC, HeatUpMinutes, HoldShare, LoadShare, LeadMinutes) = (200, 30, 0.35, 0.3, 40);

    /// <summary>Power of the fan while it is on, kW.</summary>
    [Range(0, 1000)]
    public double FanKw { get; init; } = 1.5;

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off)
        {
            Cool();
            Trace.Hold(default);
            return;
        }

        var heat = Heat(now, duty == Duty.Run ? LoadShare : 0);
        Draw(now, heat);
        Trace.Lift(InductionLoad.At(FanKw, 1.3 * FanKw));
        Split(now, heat, FanKw);
    }
}
