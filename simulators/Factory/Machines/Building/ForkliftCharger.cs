using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Building;

/// <summary>
/// Chargers of fork-lift trucks. Their state is what the batteries lack: trucks empty them in working time, and after it they are charged at
/// constant power, then less and less [shape: memory]. Working time is that of its shifts, so that a plant which never rests has some, too.
/// </summary>
public sealed class ForkliftCharger : OperatedMachine
{
    // Charged at the rating up to 80 % of what the batteries hold, then falling; a charger keeps 85 % of the energy [memory].
    private const double Kept = 0.85;
    private const double FallingShare = 0.2;
    private const double PowerFactor = 0.9;
    private const double FullKw = 0.02;

    // Beyond any book of orders.
    private const double Always = 100;
    private double _lacks;

    /// <summary>In use as long as people work, plugged in when they stop.</summary>
    public ForkliftCharger() =>
        (LeadMinutes, StaggerMinutes, LagMinutes, ForgottenShare, NeededShare, Utilisation) = (0, 0, 0, 0, Always, Always);

    /// <summary>Rating of all chargers, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>What the batteries hold, kWh.</summary>
    [Range(0.1, 100_000)]
    public required double BatteryKwh { get; init; }

    /// <summary>Share of that which the trucks use in an hour of work when orders are full.</summary>
    [Range(0, 1)]
    public double UsedPerHour { get; init; } = 0.08;

    /// <summary>What the batteries lack at the minute's end, kWh.</summary>
    internal double LacksKwh => _lacks;

    internal override bool CanHave(FaultCode code) => code is FaultCode.BaseGrown or FaultCode.PhaseUnbalance or FaultCode.ScheduleShifted;

    private protected override void Step(Minute now, Duty duty)
    {
        if (duty != Duty.Off)
        {
            _lacks += duty == Duty.Run ? Math.Min(now.Orders * UsedPerHour * BatteryKwh / 60, BatteryKwh - _lacks) : 0;
            Trace.Hold(default);
            return;
        }

        var kw = Math.Min(RatedKw, RatedKw * _lacks / (FallingShare * BatteryKwh));
        _lacks = Math.Max(0, _lacks - (Kept * kw / 60));
        Trace.Hold(Level.Of(Math.Max(kw, FullKw * RatedKw), PowerFactor));
    }
}
