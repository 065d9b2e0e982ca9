using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Building;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Cold;

/// <summary>
/// Air conditioning by heat pump, heating and cooling. Its state is the temperature of the room, which follows the weather and the machines
/// in it; after a night or a weekend it pulls the room back at its rating. Above about 14 °C outdoors it cools, below about 8 °C it heats:
/// P = base + k·(T − balance) with a balance of 12 to 16 °C [choice].
/// </summary>
public sealed class AirConditioning : BuildingService
{
    // Coefficients of performance at 35 °C (cooling) and 7 °C (heating), and what a kelvin outdoors changes: 1.5 % a degree Fahrenheit [S42].
    private const double CoolingCop = 3.3;
    private const double HeatingCop = 3.6;
    private const double PerK = 0.027;
    private const double FanShare = 0.12;
    private const double PowerFactor = 0.9;
    private double _room = 15;

    /// <summary>People feel it early: on half an hour before work.</summary>
    public AirConditioning() => (LeadMinutes, LagMinutes) = (40, 15);

    /// <summary>Electric rating, fans included, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>Set point for cooling in degrees Celsius; 28 is asked of Japanese offices in summer.</summary>
    [Range(15, 35)]
    public double CoolingC { get; init; } = 27;

    /// <summary>Set point for heating in degrees Celsius.</summary>
    [Range(5, 30)]
    public double HeatingC { get; init; } = 20;

    /// <summary>Kelvin by which people, light and machines would warm the room above the weather while the plant works.</summary>
    [Range(0, 60)]
    public double GainsK { get; init; } = 12;

    /// <summary>Outdoor temperature at which it cools at its rating in working time, degrees Celsius: how large it is for its hall.</summary>
    [Range(20, 60)]
    public double DesignC { get; init; } = 36;

    /// <summary>Hours in which the closed hall follows the weather.</summary>
    [Range(0.5, 200)]
    public double HallHours { get; init; } = 10;

    /// <summary>Temperature of the room at the minute's end, degrees Celsius.</summary>
    internal double RoomC => _room;

    internal override bool CanHave(FaultCode code) =>
        base.CanHave(code) || code is FaultCode.SetPoint or FaultCode.DirtyChiller or FaultCode.HeatingAndCooling;

    // Heat that passes the walls, kW for a kelvin; from the size of the machine.
    private double PassedKwPerK => RatedKw * (1 - FanShare) * CoolingCop / (DesignC + GainsK - CoolingC);

    private protected override void Step(Minute now, Duty duty)
    {
        var on = duty != Duty.Off;
        var without = now.Outdoor + (now.Work == Working.Work.Closed ? 0.15 * GainsK : GainsK);
        if (!on)
        {
            _room += (without - _room) / (60 * HallHours);
            Trace.Hold(default);
            return;
        }

        // The heat that keeps an edge of the band, and in an hour brings back what the room is beyond it; within the band none.
        var changed = Fault(FaultCode.SetPoint, now);
        var (coldest, warmest) = (Needed(HeatingC + changed, without), Needed(CoolingC - changed, without));
        var (cooling, heating) = (CoolingCop * (1 - (PerK * (now.Outdoor - 35))), HeatingCop * (1 + (PerK * (now.Outdoor - 7))));
        var limit = RatedKw * (1 - FanShare);
        var heat = Math.Clamp(Math.Clamp(0, coldest, Math.Max(coldest, warmest)), -limit * cooling, limit * heating);
        _room += (without + (heat / PassedKwPerK) - _room) / (60 * HallHours);
        var fight = Fault(FaultCode.HeatingAndCooling, now);
        var dirty = 1 + Fault(FaultCode.DirtyChiller, now);
        var kw = ((heat < 0 ? -heat / cooling : heat / heating) * dirty) + (fight / cooling) + (fight / heating) + (FanShare * RatedKw);
        Trace.Hold(Level.Of(kw * Noise(now, 0.03), PowerFactor));
    }

    private double Needed(double target, double without) => PassedKwPerK * (target - without + (HallHours * (target - _room)));
}
