using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>The incoming supply: a voltage that wanders with the network and falls with the load of each phase. Machines draw the same at any voltage.</summary>
public sealed record Mains
{
    // The network changes within hours and, by less, within minutes [choice].
    private const double Hours = 6 * 60;
    private const double Minutes = 7;

    /// <summary>Voltage between two phases without load, V [choice: 210 for a 200 V network].</summary>
    public double Volts { get; init; } = 210;

    /// <summary>How far the network moves it, as a share [choice].</summary>
    public double Spread { get; init; } = 0.012;

    /// <summary>Voltages at the main board.</summary>
    /// <param name="load">Power of each phase, kW and kvar.</param>
    /// <param name="transformer">Whose impedance the load sees.</param>
    /// <param name="minute">Number of the minute.</param>
    /// <param name="chance">The network's chance.</param>
    internal PhaseVolts At(in PhaseEnergy load, Transformer transformer, long minute, Chance chance)
    {
        var network = 1 + (Spread * ((0.8 * chance.Smooth(minute, Hours)) + (0.2 * chance.Smooth(-minute, Minutes))));
        var phase = Volts / Math.Sqrt(3) * network;
        return new PhaseVolts(phase * (1 - transformer.DropAt(load.L1)), phase * (1 - transformer.DropAt(load.L2)), phase * (1 - transformer.DropAt(load.L3)));
    }
}
