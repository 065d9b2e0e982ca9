using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Machines.Heat;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Surface;

/// <summary>
/// A throughput washer for parts as in the ETA factory [S38]: a tank at 50 °C (a faulty set point is 60), drying air at 70 °C, fans at
/// 870 rpm (a faulty speed is 3000), heated half an hour before it runs. Powers are [choice].
/// </summary>
public sealed class PartsWasher : HeatedMachine
{
    private const double RightRpm = 870;

    /// <summary>As in the plan of the day.</summary>
    public PartsWasher() => (SetPointC, HeatUpMinutes, HoldShare, LoadShare, LeadMinutes, StaggerMinutes) = (50, 28, 0.3, 0.2, 35, 5);

    /// <summary>Power of the wash pump while it washes, kW.</summary>
    [Range(0, 1000)]
    public double PumpKw { get; init; } = 3;

    /// <summary>Power of the drying air's heater while it runs, kW.</summary>
    [Range(0, 1000)]
    public double DryingKw { get; init; } = 5;

    /// <summary>Power of the fans at 870 rpm, kW.</summary>
    [Range(0, 1000)]
    public double FanKw { get; init; } = 0.12;

    /// <summary>Speed of the fans, rpm; their power goes with its third power.</summary>
    [Range(100, 3600)]
    public double FanRpm { get; init; } = RightRpm;

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
        var other = duty == Duty.Run
            ? new Level(DryingKw, 0) + InductionLoad.At(PumpKw * Noise(now), 1.3 * PumpKw) + Fans
            : duty == Duty.Idle ? Fans : default;
        Trace.Lift(other);
        Split(now, heat, other.Kw);
    }

    private Level Fans => Level.Of(FanKw * Math.Pow(FanRpm / RightRpm, 3), 0.75);
}
