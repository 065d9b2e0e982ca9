using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>How air is dried.</summary>
public enum DryerKind
{
    /// <summary>Cooled, the refrigeration always on.</summary>
    Refrigerated,

    /// <summary>Cooled, the refrigeration on as far as air flows.</summary>
    Cycling,

    /// <summary>By a desiccant that dry air regenerates.</summary>
    Heatless,

    /// <summary>By a desiccant that heated dry air regenerates.</summary>
    Heated,
}

/// <summary>A dryer of the plant's air net. It is on while a compressor is.</summary>
public sealed class AirDryer : Machine
{
    // Refrigerated 0.5 to 0.8 kW for 100 cfm [S17]: 0.65 kW for 2.83 m3/min.
    private const double KwPerFlow = 0.65 / 2.83;

    // A cycling dryer saves 20 to 40 % [S18]: at half flow 30 %.
    private const double CyclingBase = 0.4;

    // Heater of a heated purge for each m3/min of purge, kW: air raised by 150 K [choice], 1.2 kg/m3, 1.0 kJ/kgK.
    private const double HeaterKwPerPurge = 1.2 * 150 / 60;

    private double _flow;

    /// <summary>How it dries.</summary>
    public DryerKind Kind { get; init; }

    /// <summary>Air it is made for, m3/min.</summary>
    public required double FlowM3PerMin { get; init; }

    internal override bool IsSupply => true;

    /// <summary>Dried air it takes for itself, m3/min: heatless 15 to 18 % of what it is made for, heated 7 % [S16].</summary>
    internal double Purge => FlowM3PerMin * (Kind switch { DryerKind.Heatless => 0.165, DryerKind.Heated => 0.07, _ => 0 });

    /// <summary>Pressure it costs, bar: refrigerated 1 to 3 psi, desiccant 4 to 6 psi [S16].</summary>
    internal double DropBar => Kind is DryerKind.Refrigerated or DryerKind.Cycling ? 0.14 : 0.34;

    /// <summary>Takes the mean flow of the minute, m3/min; negative while no compressor is on.</summary>
    internal void Dry(double flow) => _flow = flow;

    private protected override void Step(Minute now)
    {
        if (_flow < 0)
        {
            return;
        }

        var kw = Kind switch
        {
            DryerKind.Refrigerated => KwPerFlow * FlowM3PerMin,
            DryerKind.Cycling => KwPerFlow * FlowM3PerMin * (CyclingBase + ((1 - CyclingBase) * Math.Min(1, _flow / FlowM3PerMin))),
            DryerKind.Heated => HeaterKwPerPurge * Purge,
            _ => 0.1, // valves and control [choice]
        };
        Trace.Hold(Level.Of(kw * Noise(now), Kind == DryerKind.Heated ? 0.99 : 0.8));
    }
}
