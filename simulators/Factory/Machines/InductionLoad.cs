namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// Reactive power of a machine driven by induction motors: magnetising stays, leakage grows with the load. A straight line through a power
/// factor of 0.5 at 30 % and 0.86 at full load [memory; within 0.3 to 0.5 idling and 0.6 at a quarter load, S1].
/// </summary>
internal static class InductionLoad
{
    private const double MagnetisingShare = 0.486;

    /// <summary>Reactive power that grows with each kW, kvar/kW.</summary>
    internal const double Slope = 0.11;

    /// <summary>What a motor of a rating draws at no load at all.</summary>
    internal static Level Magnetising(double ratedKw) => new(0, MagnetisingShare * ratedKw);

    /// <summary>The part that follows the load; <see cref="Magnetising"/> is to be added.</summary>
    internal static Level Following(double kw) => new(kw, Slope * kw);

    /// <summary>All of it.</summary>
    internal static Level At(double kw, double ratedKw) => Following(kw) + Magnetising(ratedKw);
}
