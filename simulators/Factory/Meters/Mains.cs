using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Meters;

/// <summary>The supply at an instant: 200 V between phases from the plant's transformer, each phase falling a little under its load [choice].</summary>
internal readonly struct Mains
{
    private const double OpenVolts = 206 / 1.7320508075688772;
    private const double DropAtRating = 0.03;

    private readonly PhaseEnergy _load;
    private readonly double _ratedKva;

    /// <param name="load">Power of the incoming supply.</param>
    /// <param name="ratedKva">Rating of the transformer.</param>
    /// <param name="hertz">Frequency.</param>
    internal Mains(PhaseEnergy load, double ratedKva, double hertz) => (_load, _ratedKva, Hertz) = (load, ratedKva, hertz);

    /// <summary>Frequency in Hz.</summary>
    internal double Hertz { get; }

    /// <summary>Voltage of a phase, 0 for L1, to the star point in V.</summary>
    internal double Volts(int phase) => OpenVolts * (1 - (DropAtRating * Kva(_load[phase]) / (_ratedKva / 3)));

    private static double Kva(Level level) => Math.Sqrt((level.Kw * level.Kw) + (level.Kvar * level.Kvar));
}
