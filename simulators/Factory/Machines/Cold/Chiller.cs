using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines.Heat;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Machines.Cold;

/// <summary>
/// A chiller for process water: takes the heat that machines give, in stages that switch on and off or by a variable-speed compressor,
/// against the outdoor temperature. Its state is the heat that it could not take yet, which warms the water of the tank.
/// </summary>
public sealed class Chiller : Machine
{
    /// <summary>A ton of refrigeration, kW.</summary>
    internal const double TonKw = 3.517;

    // A kelvin of warmer water saves 1.8 to 7 % (1 to 4 % a degree Fahrenheit) [S1][S5]; a kelvin outdoors costs 2.7 % (1.5 % a degree
    // Fahrenheit of refrigerant) [S42]. Rated at 7 °C and 35 °C.
    private const double PerSetPointK = 0.035;
    private const double PerOutdoorK = 0.027;
    private const double RatedWaterC = 7;
    private const double RatedOutdoorC = 35;

    // Head is kept up below this outdoor temperature [choice].
    private const double LeastOutdoorC = 12;
    private const double CycleSeconds = 480;
    private const double CatchUpMinutes = 10;
    private double _owed;

    /// <summary>Cold at the rating, kW of heat.</summary>
    [Range(0.5, 20_000)]
    public required double CapacityKw { get; init; }

    /// <summary>
    /// Electric power for a ton of cold at full load: 0.676 for a large water-cooled one [S1], about 1.1 for an air-cooled one of process
    /// cooling [memory].
    /// </summary>
    [Range(0.2, 3)]
    public double KwPerTon { get; init; } = 1.1;

    /// <summary>Stages that switch on and off; 0 for a variable speed.</summary>
    [Range(0, 12)]
    public int Stages { get; init; } = 2;

    /// <summary>Temperature of the water it sends out, degrees Celsius.</summary>
    [Range(-15, 30)]
    public double WaterC { get; init; } = 12;

    /// <summary>Power of the water pumps while it is on, kW.</summary>
    [Range(0, 1000)]
    public double PumpKw { get; init; } = 1.5;

    /// <summary>Heat that comes in through pipes and tank, as a share of the capacity.</summary>
    [Range(0, 1)]
    public double PipeShare { get; init; } = 0.03;

    /// <summary>Share of the machines' heat that it takes, where there are several.</summary>
    [Range(0, 1)]
    public double HeatShare { get; init; } = 1;

    /// <summary>True when it stays on through nights and weekends.</summary>
    public bool AlwaysOn { get; init; }

    internal override bool IsSupply => true;

    /// <summary>Heat in kW for a minute (60 kJ each) that waits in the water.</summary>
    internal double OwedKwMinutes => _owed;

    // Beyond half an hour of its capacity the machines that give the heat would have stopped.
    private double OwedLimit => 30 * CapacityKw;

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || code
        is FaultCode.SetPoint or FaultCode.DirtyChiller or FaultCode.HeatingAndCooling or FaultCode.LeftOnNight or FaultCode.LeftOnWeekend;

    private protected override void Step(Minute now)
    {
        var given = HeatShare * now.HeatGiven;
        if (given <= 0 && _owed < CapacityKw && now.Work == Work.Closed && !AlwaysOn && !IsForgotten(now))
        {
            Trace.Hold(default);
            return;
        }

        var fight = Fault(FaultCode.HeatingAndCooling, now);
        var needed = given + fight + (PipeShare * CapacityKw);
        var taken = Math.Min(CapacityKw, needed + (_owed / CatchUpMinutes));
        _owed = Math.Min(OwedLimit, _owed + needed - taken);
        var load = taken / CapacityKw;
        var full = FullKw(now.Outdoor, Fault(FaultCode.SetPoint, now), Fault(FaultCode.DirtyChiller, now)) * Noise(now);
        if (Stages > 0)
        {
            var stages = Math.Floor(load * Stages);
            Firing.Draw(Trace, InductionLoad.At(full / Stages, full / Stages), (load * Stages) - stages, CycleSeconds, Phase(now, CycleSeconds));
            Trace.Lift(InductionLoad.At(full / Stages, full / Stages) * stages);
        }
        else
        {
            Trace.Hold(Level.Of(full * load * PartLoad(load), 0.93));
        }

        Trace.Lift(InductionLoad.At(PumpKw, 1.3 * PumpKw) + new Level(fight, 0));
    }

    /// <summary>Power at full load, kW.</summary>
    /// <param name="outdoor">Degrees Celsius.</param>
    /// <param name="colder">Kelvin by which the water is set colder.</param>
    /// <param name="dirty">Share more power for the same cold.</param>
    internal double FullKw(double outdoor, double colder, double dirty) => CapacityKw / TonKw * KwPerTon
        * (1 - (PerSetPointK * (WaterC - colder - RatedWaterC))) * (1 + (PerOutdoorK * (Math.Max(LeastOutdoorC, outdoor) - RatedOutdoorC))) * (1 + dirty);

    /// <summary>Power for a ton at a part load, relative to full load: best at 70 to 75 % [S41], poor at small loads.</summary>
    internal static double PartLoad(double load) => 0.88 + (0.12 * Math.Pow((load - 0.725) / 0.275, 2) * (load > 0.725 ? 1 : 0.3));

    private bool IsForgotten(Minute now) => Uniform((now.LocalMinute - 720) / 1440, 0)
        < Fault(FaultCode.LeftOnNight, now) + Fault(FaultCode.LeftOnWeekend, now);
}
