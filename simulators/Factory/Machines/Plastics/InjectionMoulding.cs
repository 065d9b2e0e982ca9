using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Machines.Heat;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Plastics;

/// <summary>
/// An injection moulding machine: barrel heaters first, then cycles with a peak at injection; heaters stay on in breaks. For the same parts a
/// fixed pump takes 100, a servo pump 54 and electric axes 48 [S34]; hydraulic machines draw 30 to 60 kW [S32].
/// </summary>
public sealed class InjectionMoulding : HeatedMachine
{
    // Of a cycle [memory/choice]: clamping 5 %, injection 10 % at 2 to 3 times the mean, holding and plasticising 30 %, cooling 50 % (a fixed
    // pump idles at 0.4 to 0.6 of the mean), ejection 5 %.
    private const double PumpIdle = 0.45;
    private const double PumpIdleMinutes = 5;
    private static readonly Pattern FixedCycle = new((0.05, 1.2), (0.1, 2.5), (0.3, 1.25), (0.5, 0.5), (0.05, 1.0));
    private static readonly Pattern ServoCycle = new((0.05, 1.8), (0.1, 3.6), (0.3, 1.6), (0.5, 0.12), (0.05, 1.4));
    private int _idle;

    /// <summary>Barrel heaters at full power 30 to 60 min, then 20 to 40 % [memory]; on few phases and so unbalanced.</summary>
    public InjectionMoulding() =>
        (SetPointC, HeatUpMinutes, HoldShare, LoadShare, LeadMinutes, FiringSeconds, ElementPhases) = (230, 45, 0.22, 0.08, 55, 4, [0.45, 0.33, 0.22]);

    /// <summary>Mean power in production if its pump were fixed, kW: the size of the machine whatever its drive.</summary>
    [Range(0.5, 2000)]
    public required double MeanKw { get; init; }

    /// <summary>Its drive.</summary>
    public InjectionDrive Drive { get; init; }

    /// <summary>Seconds for a shot: 10 to 60 [memory].</summary>
    [Range(2, 600)]
    public double CycleSeconds { get; init; } = 30;

    /// <summary>Share of its power that goes into cooling water: mould and oil [choice].</summary>
    [Range(0, 1)]
    public double CooledShare { get; init; } = 0.5;

    private protected override void Step(Minute now, Duty duty)
    {
        _idle = duty == Duty.Idle ? _idle + 1 : 0;
        if (duty == Duty.Off)
        {
            Cool();
            Trace.Hold(default);
            return;
        }

        var heat = Heat(now, duty == Duty.Run ? LoadShare : 0);
        var control = Level.Of(0.03 * MeanKw, 0.7);
        var driveKw = (RelativeEnergy * MeanKw) - (HeaterKw * (HoldShare + LoadShare)) - control.Kw;
        if (duty == Duty.Run)
        {
            Trace.Repeat(Drive == InjectionDrive.FixedPump ? FixedCycle : ServoCycle, Of(driveKw * Noise(now)), CycleSeconds, Phase(now, CycleSeconds));
        }
        else
        {
            // The pump is switched off when a wait gets long; a servo stands at once.
            Trace.Hold(Of(Drive == InjectionDrive.FixedPump && duty == Duty.Idle && _idle <= PumpIdleMinutes ? PumpIdle * driveKw : 0));
        }

        var kw = Trace.Mean.Kw + control.Kw;
        Trace.Lift(control + new Level(heat.MeanKw, 0));
        Split(now, heat, kw);
        now.GiveHeat(CooledShare * (kw + heat.MeanKw));
    }

    private double RelativeEnergy => Drive switch { InjectionDrive.FixedPump => 1, InjectionDrive.ServoPump => 0.54, _ => 0.48 };

    private Level Of(double kw) => Level.Of(kw, Drive == InjectionDrive.FixedPump ? 0.75 : 0.88);
}
