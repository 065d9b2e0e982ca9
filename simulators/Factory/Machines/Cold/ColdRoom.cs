using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Machines.Cold;

/// <summary>
/// A cold room or freezer with its refrigeration. Its state is the temperature of the room: the compressor switches on and off between two
/// temperatures and is on 50 to 80 % of the time [memory]; a few times a day heaters melt the ice. With a floating head the condensing
/// pressure follows the weather, which can save more than 30 % where it is cool [S46].
/// </summary>
public sealed class ColdRoom : Machine
{
    // Evaporating below the room, condensing above the weather, kelvin; the coldest condensing with a floating head and the one kept without
    // it, degrees Celsius [choice]. The power of a compressor goes with the difference of the two temperatures, as Carnot's does.
    private const double EvaporatorK = 8;
    private const double CondenserK = 12;
    private const double DesignOutdoorC = 32;
    private const double LeastCondensingC = 20;
    private const double KeptCondensingC = 40;

    // Doors and people add to what passes the walls while the plant works [choice]; the hall lies between the weather and 22 °C.
    private const double DoorShare = 0.3;
    private const double HallC = 22;
    private double _above;
    private bool _runs;

    /// <summary>Power of the compressor at 32 °C outdoors, kW.</summary>
    [Range(0.1, 10_000)]
    public required double RatedKw { get; init; }

    /// <summary>Set point in degrees Celsius; -20 for a freezer, 3 for a cold room.</summary>
    [Range(-60, 20)]
    public double SetPointC { get; init; } = 3;

    /// <summary>Kelvin from switching off to switching on.</summary>
    [Range(0.2, 10)]
    public double BandK { get; init; } = 2;

    /// <summary>Share of the time that the compressor is on in working time at 32 °C outdoors.</summary>
    [Range(0.05, 0.95)]
    public double DesignDuty { get; init; } = 0.8;

    /// <summary>Minutes from one start of the compressor to the next at a duty of a half.</summary>
    [Range(4, 240)]
    public double CycleMinutes { get; init; } = 30;

    /// <summary>Power of the fans in the room, kW.</summary>
    [Range(0, 1000)]
    public double FanKw { get; init; } = 0.6;

    /// <summary>Power of the heaters that melt the ice, kW; 0 when the room's air does it.</summary>
    [Range(0, 1000)]
    public double DefrostKw { get; init; } = 4;

    /// <summary>Defrosts a day: 2 to 6 [memory].</summary>
    [Range(1, 24)]
    public int DefrostsPerDay { get; init; } = 4;

    /// <summary>Minutes of a defrost: 15 to 45 [memory].</summary>
    [Range(1, 60)]
    public int DefrostMinutes { get; init; } = 20;

    /// <summary>True when the condensing pressure follows the weather.</summary>
    public bool FloatingHead { get; init; }

    /// <summary>Temperature of the room at the minute's end, degrees Celsius.</summary>
    internal double RoomC => SetPointC + _above;

    // How fast the compressor cools the room without a load, kelvin a minute.
    private double CoolingK => 4 * BandK / CycleMinutes;

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || code
        is FaultCode.SetPoint or FaultCode.DirtyChiller or FaultCode.HeatingAndCooling;

    private protected override void Step(Minute now)
    {
        var colder = Fault(FaultCode.SetPoint, now);
        var hall = (now.Outdoor + HallC) / 2;
        var design = (DesignOutdoorC + HallC) / 2;
        var warming = CoolingK * DesignDuty * (hall - RoomC) / (design - SetPointC) * (now.Work == Work.Closed ? 1 : 1 + DoorShare) / (1 + DoorShare);
        var sincePlan = (now.LocalMinute + (int)(1440 * Uniform(0, 0))) % (1440 / DefrostsPerDay);
        if (sincePlan < DefrostMinutes)
        {
            _runs = false;
            _above += warming;
            Trace.Hold(new Level(DefrostKw, 0));
            return;
        }

        var (low, high) = (-colder - (BandK / 2), -colder + (BandK / 2));
        var kw = CompressorKw(now.Outdoor, colder) * (1 + Fault(FaultCode.DirtyChiller, now)) * Noise(now);
        var on = InductionLoad.At(kw, RatedKw * 1.1);

        // Switches at most a few times a minute, where the room reaches an end of the band.
        while (Trace.Left > 1e-9)
        {
            var rate = warming - (_runs ? CoolingK : 0);
            var end = _runs ? low : high;
            var reached = _runs ? _above <= low : _above >= high;
            if (reached)
            {
                _runs = !_runs;
                continue;
            }

            var seconds = rate == 0 || (end - _above) / rate < 0 ? Trace.Seconds : 60 * (end - _above) / rate;
            var used = Trace.Hold(_runs ? on : default, Math.Max(0.01, seconds));
            _above += rate * used / 60;
        }

        Trace.Lift(InductionLoad.At(FanKw, 1.3 * FanKw) + new Level(Fault(FaultCode.HeatingAndCooling, now), 0));
    }

    /// <summary>Power of the compressor while it is on, kW.</summary>
    internal double CompressorKw(double outdoor, double colder)
    {
        var condensing = Math.Max(FloatingHead ? LeastCondensingC : KeptCondensingC, outdoor + CondenserK);
        var evaporating = SetPointC - colder - EvaporatorK;
        return RatedKw * (condensing - evaporating) / (DesignOutdoorC + CondenserK - (SetPointC - EvaporatorK));
    }
}
