using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Heat;

/// <summary>A bath that is kept warm (plating, degreasing, cooking): large, so it keeps its heat over night, and often kept on [choice].</summary>
public sealed class HeatedTank : HeatedMachine
{
    /// <summary>A plating bath.</summary>
    public HeatedTank() =>
        (SetPointC, HeatUpMinutes, HoldShare, LoadShare, LeadMinutes, FiringSeconds, NeededShare) = (55, 150, 0.3, 0.2, 160, 30, 1.2);

    /// <summary>Power of the circulation or filter pump while it is on, kW.</summary>
    [Range(0, 1000)]
    public double PumpKw { get; init; } = 0.75;

    /// <summary>True when it is kept warm through nights and weekends.</summary>
    public bool KeptWarm { get; init; }

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty == Duty.Off && !KeptWarm)
        {
            Cool();
            Trace.Hold(default);
            return;
        }

        var heat = Heat(now, duty == Duty.Run ? LoadShare : 0);
        Draw(now, heat);
        Trace.Lift(InductionLoad.At(PumpKw, 1.3 * PumpKw));
        Split(now, heat, PumpKw);
    }
}
