using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Heat;

/// <summary>
/// A dryer for goods or granulate: hot air from elements and a blower. It stops by itself when it has been empty for a while; three dryers of
/// a food maker ran empty for about two hours a day because operators overrode that [S39].
/// </summary>
public sealed class Dryer : HeatedMachine
{
    private int _empty;

    /// <summary>A warm-air dryer.</summary>
    public Dryer() => (SetPointC, HeatUpMinutes, HoldShare, LoadShare, LeadMinutes) = (80, 15, 0.35, 0.35, 20);

    /// <summary>Power of the blower while it is on, kW.</summary>
    [Range(0, 1000)]
    public double BlowerKw { get; init; } = 2;

    /// <summary>Minutes empty after which it stops; 0 when that is overridden.</summary>
    [Range(0, 600)]
    public double AutoStopMinutes { get; init; } = 15;

    private protected override void Step(Minute now, Duty duty)
    {
        _empty = duty == Duty.Idle ? _empty + 1 : 0;
        var stopped = AutoStopMinutes > 0 && _empty > AutoStopMinutes && Uniform(now.LocalMinute / 1440, 0) >= Fault(FaultCode.Idling, now);
        if (duty == Duty.Off || stopped)
        {
            Cool();
            Trace.Hold(duty == Duty.Off ? default : new Level(0.05, 0));
            return;
        }

        var heat = Heat(now, duty == Duty.Run ? LoadShare : 0);
        Draw(now, heat);
        Trace.Lift(InductionLoad.At(BlowerKw, 1.3 * BlowerKw));
        Split(now, heat, BlowerKw);
    }
}
