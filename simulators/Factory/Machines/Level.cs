namespace Monitoring.Simulators.Factory.Machines;

/// <summary>Active and reactive power at one moment.</summary>
/// <param name="Kw">Active power in kW, import positive.</param>
/// <param name="Kvar">Reactive power in kvar, lagging positive.</param>
public readonly record struct Level(double Kw, double Kvar)
{
    /// <summary>Active power at a lagging power factor.</summary>
    public static Level Of(double kw, double powerFactor) => new(kw, kw * Math.Sqrt(1 - (powerFactor * powerFactor)) / powerFactor);

    public static Level operator +(Level a, Level b) => new(a.Kw + b.Kw, a.Kvar + b.Kvar);

    public static Level operator -(Level a, Level b) => new(a.Kw - b.Kw, a.Kvar - b.Kvar);

    public static Level operator *(Level a, double factor) => new(a.Kw * factor, a.Kvar * factor);
}
