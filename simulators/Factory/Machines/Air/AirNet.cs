namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>The compressed air of a plant: what its file says of receiver, pressure band and leaks. Pressures are gauge, flows are free air.</summary>
public sealed record AirNet
{
    /// <summary>Volume of receivers and pipes, m3. Load/unload machines want 0.7 to 1.3 m3 for each m3/min, variable speed 0.13 to 0.27 [S6].</summary>
    public required double ReceiverM3 { get; init; }

    /// <summary>Pressure at which the first compressor loads, bar.</summary>
    public double CutInBar { get; init; } = 6.0;

    /// <summary>Pressure at which the first compressor unloads, bar. Machines of variable speed hold the middle of the band.</summary>
    public double CutOutBar { get; init; } = 7.0;

    /// <summary>How much lower the band of every next compressor in the sequence lies, bar [choice].</summary>
    public double StepBar { get; init; } = 0.2;

    /// <summary>Leaks at <see cref="CutInBar"/>, m3/min: often 20 to 30 % of output [S11][S12], managed 5 to 10 % [S12].</summary>
    public double LeaksM3PerMin { get; init; }

    /// <summary>Share of what machines take that rises with absolute pressure, because no regulator holds it [S1: 60 %].</summary>
    public double UnregulatedShare { get; init; } = 0.6;
}
