namespace Monitoring.Simulators.Factory.Machines;

/// <summary>
/// Reactive power of a machine driven by small induction motors, as a straight line, so that it holds for any shape of the load: magnetising
/// stays (a current of 25 to 45 % of the rated one [memory]), leakage grows. Power factor 0.5 at 30 % of the rating, 0.86 at all of it.
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
