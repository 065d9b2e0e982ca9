namespace Monitoring.Simulators.Factory.Machines.Air;

/// <summary>Pressure in a receiver between two events, and the work of compression.</summary>
internal static class AirPressure
{
    /// <summary>Normal atmosphere, bar.</summary>
    internal const double Atmosphere = 1.01325;

    private const double SecondsPerMinute = 60;

    /// <summary>Work of compressing air from the atmosphere to a gauge pressure, relative: isentropic with the exponent of the quotient of pressures 0.283 [S1].</summary>
    internal static double Work(double bar) => Math.Pow((bar + Atmosphere) / Atmosphere, 0.283) - 1;

    /// <summary>Pressure after a while of constant supply, bar.</summary>
    /// <param name="bar">Pressure now.</param>
    /// <param name="surplus">Supply less demand now, m3/min.</param>
    /// <param name="slope">By how much demand rises with pressure, m3/min for each bar.</param>
    /// <param name="volume">Of the receiver, m3.</param>
    /// <param name="seconds">The while.</param>
    internal static double After(double bar, double surplus, double slope, double volume, double seconds)
    {
        var rate = Atmosphere / (SecondsPerMinute * volume);
        return bar + (slope > Flat ? surplus / slope * (1 - Math.Exp(-rate * slope * seconds)) : rate * surplus * seconds);
    }

    /// <summary>Seconds until a pressure is reached; infinite when it never is.</summary>
    internal static double TimeTo(double target, double bar, double surplus, double slope, double volume)
    {
        var rate = Atmosphere / (SecondsPerMinute * volume);
        if (slope <= Flat)
        {
            return (target - bar) / (rate * surplus);
        }

        var part = slope * (target - bar) / surplus;
        return part < 1 ? -Math.Log(1 - part) / (rate * slope) : double.PositiveInfinity;
    }

    private const double Flat = 1e-9;
}
