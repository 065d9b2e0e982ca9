using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Heat;

/// <summary>
/// A resistance furnace, well insulated: a ramp near its nameplate until it is hot [S36], then bursts; empty it holds with 20 to 40 % of the
/// nameplate, with changes of load it takes 50 to 70 % [memory].
/// </summary>
public sealed class Furnace : HeatedMachine
{
    /// <summary>A hardening furnace.</summary>
    public Furnace() => (SetPointC, HeatUpMinutes, HoldShare, LoadShare, LeadMinutes, RunsThroughBreaks) = (850, 75, 0.3, 0.3, 90, true);

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
        var control = Level.Of(0.005 * HeaterKw, 0.7);
        Trace.Lift(control);
        Split(now, heat, control.Kw);
    }
}
