using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Sun;

/// <summary>Power of the sun in W/m2, from its height and the clouds.</summary>
internal static class Irradiance
{
    private const double Albedo = 0.2;

    /// <summary>On level ground.</summary>
    internal static double Horizontal(Minute now) => Horizontal(SunPosition.At(now).Up, now.Clouds);

    /// <summary>On level ground: a clear sky as Haurwitz has it, dimmed by clouds as Kasten and Czeplak found [memory].</summary>
    /// <param name="up">Sine of the sun's height.</param>
    /// <param name="clouds">Share of the sky that is covered.</param>
    internal static double Horizontal(double up, double clouds) =>
        up <= 0 ? 0 : 1098 * up * Math.Exp(-0.057 / up) * (1 - (0.75 * Math.Pow(clouds, 3.4)));

    /// <summary>On a tilted plane: beam, sky and ground.</summary>
    /// <param name="sun">The sun.</param>
    /// <param name="clouds">Share of the sky that is covered.</param>
    /// <param name="plane">Direction the plane faces.</param>
    internal static double On(SunPosition plane, SunPosition sun, double clouds)
    {
        var level = Horizontal(sun.Up, clouds);
        if (level <= 0)
        {
            return 0;
        }

        // A clear sky scatters about a sixth, a covered one all of it [choice]. Near the horizon a beam cannot be stronger than the sun's.
        var scattered = Math.Min(1, 0.16 + (0.84 * Math.Pow(clouds, 1.5)));
        var facing = Math.Max(0, (plane.East * sun.East) + (plane.North * sun.North) + (plane.Up * sun.Up));
        var beam = level * (1 - scattered) * facing / Math.Max(0.05, sun.Up);
        return beam + (level * scattered * (1 + plane.Up) / 2) + (level * Albedo * (1 - plane.Up) / 2);
    }
}
