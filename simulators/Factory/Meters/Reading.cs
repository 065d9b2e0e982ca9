namespace Monitoring.Simulators.Factory.Meters;

/// <summary>One phase of a circuit.</summary>
/// <param name="W">Active power in W, import positive.</param>
/// <param name="Var">Reactive power in var, lagging positive.</param>
/// <param name="Wh">Imported energy in Wh since the plant's first day.</param>
public readonly record struct PhaseReading(double W, double Var, double Wh)
{
    /// <summary>Apparent power in VA.</summary>
    public double Va => Math.Sqrt((W * W) + (Var * Var));

    /// <summary>Power factor; 1 without load.</summary>
    public double PowerFactor => Va > 0 ? W / Va : 1;
}

/// <summary>What a circuit's meter knows at an instant.</summary>
/// <param name="Meter">Meter id.</param>
/// <param name="Time">The instant, UTC.</param>
/// <param name="Phases">L1 to L3.</param>
/// <param name="Varh">Lagging reactive energy in varh since the plant's first day.</param>
/// <param name="Mains">The supply.</param>
public sealed record Reading(string Meter, DateTimeOffset Time, IReadOnlyList<PhaseReading> Phases, double Varh, Mains Mains)
{
    /// <summary>Active power in W.</summary>
    public double W => Phases.Sum(p => p.W);

    /// <summary>Reactive power in var.</summary>
    public double Var => Phases.Sum(p => p.Var);

    /// <summary>Apparent power in VA, of the sums.</summary>
    public double Va => Math.Sqrt((W * W) + (Var * Var));

    /// <summary>Imported energy in Wh.</summary>
    public double Wh => Phases.Sum(p => p.Wh);

    /// <summary>Power factor; 1 without load.</summary>
    public double PowerFactor => Va > 0 ? W / Va : 1;

    /// <summary>Current of a phase in A.</summary>
    public double Amperes(int phase) => Phases[phase].Va / Mains.Volts(phase);
}

/// <summary>The supply at an instant: 200 V between phases from the plant's transformer, falling a little under load [choice].</summary>
public sealed class Mains
{
    private const double OpenVolts = 206;
    private const double DropAtRating = 0.03;
    private readonly double[] _volts;

    internal Mains(IReadOnlyList<double> phaseVa, double ratedVa, double hertz)
    {
        _volts = [.. phaseVa.Select(va => OpenVolts / Math.Sqrt(3) * (1 - (DropAtRating * va / (ratedVa / 3))))];
        Hertz = hertz;
    }

    /// <summary>Frequency in Hz.</summary>
    public double Hertz { get; }

    /// <summary>Voltage of a phase to the star point in V.</summary>
    public double Volts(int phase) => _volts[phase];
}
