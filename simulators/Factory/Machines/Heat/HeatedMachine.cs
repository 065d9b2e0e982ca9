using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Heat;

/// <summary>
/// A machine that is heated to a set point by three groups of resistance elements, one a phase. Its state is its temperature: a body that
/// loses heat in proportion to how much warmer it is than the hall. It makes nothing before it is warm.
/// </summary>
public abstract class HeatedMachine : OperatedMachine
{
    private const double HallC = 20;

    // A cold start runs at 0.85 to 1.00 of the nameplate [S36].
    private const double RampShare = 0.95;
    private const double ReadyShare = 0.97;
    private double _warmth;

    /// <summary>Nameplate of the heating elements, kW.</summary>
    [Range(0.01, 10_000)]
    public required double HeaterKw { get; init; }

    /// <summary>Set point in degrees Celsius.</summary>
    [Range(30, 2000)]
    public double SetPointC { get; init; }

    /// <summary>Minutes from cold to the set point.</summary>
    [Range(1, 1440)]
    public double HeatUpMinutes { get; init; }

    /// <summary>Share of the nameplate that holds the set point when it is empty.</summary>
    [Range(0.01, 0.9)]
    public double HoldShare { get; init; }

    /// <summary>Share of the nameplate that the goods take while it runs.</summary>
    [Range(0, 0.9)]
    public double LoadShare { get; init; }

    /// <summary>Seconds from one burst of the elements to the next: 2 to 60 [memory].</summary>
    [Range(0.1, 600)]
    public double FiringSeconds { get; init; } = 20;

    /// <summary>Shares of the element groups on L1 to L3, together 1.</summary>
    public IReadOnlyList<double> ElementPhases { get; init; } = Balanced;

    /// <summary>Temperature at the minute's end, degrees Celsius.</summary>
    internal double TemperatureC => HallC + (_warmth * (SetPointC - HallC));

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || code is FaultCode.ElementLost or FaultCode.SetPoint;

    private protected override bool IsReady => _warmth >= ReadyShare;

    // Minutes in which the warmth falls to 1/e; from the time that the heat-up takes.
    private double Tau => field > 0 ? field : field = -HeatUpMinutes / Math.Log(1 - (HoldShare / RampShare));

    // What is left of a difference in temperature after a minute.
    private double Kept => field > 0 ? field : field = Math.Exp(-1 / Tau);

    /// <summary>Moves the temperature on by a minute with the heating off.</summary>
    private protected void Cool() => _warmth *= Kept;

    /// <summary>Moves the temperature on by a minute with the heating on.</summary>
    /// <param name="now">The minute.</param>
    /// <param name="load">What the goods take, as a share of the nameplate.</param>
    private protected HeatDraw Heat(Minute now, double load)
    {
        var full = RampShare * Groups(now).Sum;
        var kw = full * HeaterKw * Noise(now, 0.01);
        var target = 1 + (Fault(FaultCode.SetPoint, now) / (SetPointC - HallC));
        var on = (full - load) / HoldShare;
        var warmer = on + ((_warmth - on) * Kept);
        if (warmer < target)
        {
            _warmth = warmer;
            return new HeatDraw(kw, Trace.Seconds, 0);
        }

        var off = -load / HoldShare;
        var colder = off + ((_warmth - off) * Kept);
        if (colder > target)
        {
            _warmth = colder;
            return default;
        }

        var seconds = _warmth < target ? Trace.Seconds * Tau * Math.Log((on - _warmth) / (on - target)) : 0;
        _warmth = target;
        return new HeatDraw(kw, seconds, ((HoldShare * target) + load) / full);
    }

    /// <summary>Draws the elements' minute.</summary>
    private protected void Draw(Minute now, HeatDraw heat)
    {
        Trace.Hold(new Level(heat.FullKw, 0), heat.FullSeconds);
        Firing.Draw(Trace, new Level(heat.FullKw, 0), heat.Duty, FiringSeconds, Phase(now, FiringSeconds));
    }

    /// <summary>Shares of the phases when the elements and other parts of the machine draw together.</summary>
    private protected void Split(Minute now, HeatDraw heat, double otherKw)
    {
        var (l1, l2, l3, sum) = Groups(now);
        var (heatKw, all) = (sum > 0 ? heat.MeanKw / sum : 0, heat.MeanKw + otherKw);
        if (all > 0)
        {
            Split(
                ((heatKw * l1) + (otherKw * Phases[0])) / all, ((heatKw * l2) + (otherKw * Phases[1])) / all, ((heatKw * l3) + (otherKw * Phases[2])) / all);
        }
    }

    // Groups that are left, in the order of the phases; a group that is lost takes its phase with it.
    private (double L1, double L2, double L3, double Sum) Groups(Minute now)
    {
        var lost = 3 * Fault(FaultCode.ElementLost, now);
        var (l1, l2, l3) = (
            ElementPhases[0] * (1 - Math.Clamp(lost, 0, 1)), ElementPhases[1] * (1 - Math.Clamp(lost - 1, 0, 1)), ElementPhases[2] * (1 - Math.Clamp(lost - 2, 0, 1)));
        return (l1, l2, l3, l1 + l2 + l3);
    }
}
