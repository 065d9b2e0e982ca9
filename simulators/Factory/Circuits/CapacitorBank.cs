namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>A capacitor bank at the incoming supply whose regulator switches steps to bring the power factor to 1 without overcompensating.</summary>
public sealed record CapacitorBank
{
    /// <summary>Id under which a fault names it.</summary>
    public const string Id = "capacitor";

    /// <summary>All steps together in kvar.</summary>
    public required double Kvar { get; init; }

    /// <summary>Steps of equal size; 0 for a fixed bank that is always on.</summary>
    public int Steps { get; init; } = 6;

    /// <summary>What it gives at a lagging reactive power, kvar.</summary>
    /// <param name="kvar">Reactive power of the load.</param>
    /// <param name="lostShare">Share of its kvar that is lost, 0 to 1.</param>
    public double Gives(double kvar, double lostShare)
    {
        var all = Kvar * (1 - Math.Clamp(lostShare, 0, 1));
        if (Steps == 0)
        {
            return all;
        }

        var step = Kvar / Steps;
        return Math.Min(Math.Floor(all / step), Math.Max(0, Math.Floor(kvar / step))) * step;
    }
}
