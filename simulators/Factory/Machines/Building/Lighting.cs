using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Sun;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Machines.Building;

/// <summary>
/// The lights of a hall, switched on and off by the people: a step. For the same light LED take 150 W where a metal-halide fitting takes 400
/// [S5]; sensors save 15 to 45 % [S47][S48].
/// </summary>
public sealed class Lighting : BuildingService
{
    // Power of a discharge lamp when it strikes, and minutes to full light [memory].
    private const double StrikeShare = 0.6;
    private const int RunUpMinutes = 5;
    private const double LedFactor = 0.95;
    private const double HidFactor = 0.9;
    private int _on;
    private int _cooling;

    /// <summary>All lamps, kW.</summary>
    [Range(0.01, 10_000)]
    public required double InstalledKw { get; init; }

    /// <summary>What gives the light.</summary>
    public LampKind Lamps { get; init; }

    /// <summary>Share that is always on: exits, signs, yard.</summary>
    [Range(0, 1)]
    public double AlwaysShare { get; init; } = 0.03;

    /// <summary>Share that is switched off over lunch.</summary>
    [Range(0, 1)]
    public double OffAtLunchShare { get; init; }

    /// <summary>Share that daylight saves on a bright day; 0 without windows or sensors.</summary>
    [Range(0, 1)]
    public double DaylightShare { get; init; }

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || code == FaultCode.LightsLeftOn;

    private protected override void Step(Minute now, Duty duty)
    {
        var on = duty != Duty.Off || IsLeftOn(now);
        if (!on)
        {
            _cooling = _on > 0 ? RunUpMinutes : Math.Max(0, _cooling - 1);
            _on = 0;
            Trace.Hold(Lit(0));
            return;
        }

        if (Lamps == LampKind.Hid && _cooling > 0)
        {
            _cooling--;
            Trace.Hold(Lit(0));
            return;
        }

        _on++;
        var lunch = now.Work == Work.Lunch ? 1 - OffAtLunchShare : 1;
        var daylight = DaylightShare > 0 ? 1 - (DaylightShare * Daylight(now)) : 1;
        var level = Lit(lunch * daylight);
        if (Lamps == LampKind.Hid && _on <= RunUpMinutes)
        {
            Trace.Ramp(Lit(Rise(_on - 1)), Lit(Rise(_on)), Trace.Seconds);
        }

        Trace.Hold(level);
    }

    private static double Rise(int minutes) => StrikeShare + ((1 - StrikeShare) * minutes / RunUpMinutes);

    private Level Lit(double share) => Level.Of(
        InstalledKw * (AlwaysShare + ((1 - AlwaysShare) * share)), Lamps == LampKind.Led ? LedFactor : HidFactor);

    // A night is a whole one: counted from noon to noon.
    private bool IsLeftOn(Minute now) => Uniform((now.LocalMinute - 720) / 1440, 0) < Fault(FaultCode.LightsLeftOn, now);

    // Full from half the sun of a clear noon on.
    private static double Daylight(Minute now) => Math.Min(1, Irradiance.Horizontal(now) / 400);
}
