using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Running;

/// <summary>Energy (kWs, kvars) or power (kW, kvar) of the phases L1 to L3.</summary>
/// <param name="L1">First phase.</param>
/// <param name="L2">Second phase.</param>
/// <param name="L3">Third phase.</param>
public readonly record struct PhaseEnergy(Level L1, Level L2, Level L3)
{
    /// <summary>A phase, 0 for L1.</summary>
    public Level this[int phase] => phase switch { 0 => L1, 1 => L2, _ => L3 };

    /// <summary>All phases together.</summary>
    public Level Sum => L1 + L2 + L3;

    /// <summary>True when nothing flows, e.g. at night.</summary>
    internal bool IsZero => L1 == default && L2 == default && L3 == default;

    /// <summary>Energy or power in shares of the phases.</summary>
    public static PhaseEnergy Of(Level level, ReadOnlySpan<double> shares) => new(level * shares[0], level * shares[1], level * shares[2]);

    /// <summary>Energy or power in equal phases.</summary>
    public static PhaseEnergy Balanced(Level level) => Of(level, [1.0 / 3, 1.0 / 3, 1.0 / 3]);

    public static PhaseEnergy operator -(PhaseEnergy a, PhaseEnergy b) => new(a.L1 - b.L1, a.L2 - b.L2, a.L3 - b.L3);

    public static PhaseEnergy operator +(PhaseEnergy a, PhaseEnergy b) => new(a.L1 + b.L1, a.L2 + b.L2, a.L3 + b.L3);

    public static PhaseEnergy operator *(PhaseEnergy a, double factor) => new(a.L1 * factor, a.L2 * factor, a.L3 * factor);

    /// <summary>The phases that draw in <paramref name="direction"/>, the others 0.</summary>
    internal PhaseEnergy Importing(in PhaseEnergy direction) => new(Kept(L1, direction.L1.Kw >= 0), Kept(L2, direction.L2.Kw >= 0), Kept(L3, direction.L3.Kw >= 0));

    private static Level Kept(Level level, bool kept) => kept ? level : default;
}
