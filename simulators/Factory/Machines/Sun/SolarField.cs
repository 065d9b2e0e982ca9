using System.ComponentModel.DataAnnotations;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Sun;

/// <summary>
/// A field of solar modules with its inverter; what it gives is negative. Losses are the defaults of PVWatts, 14.08 % together [S53]; modules
/// lose 0.35 to 0.47 % a kelvin, an inverter gives 96 %, and there are 1.1 to 1.2 kW of modules for each kW of it [memory].
/// </summary>
public sealed class SolarField : Machine
{
    /// <summary>Soiling 2, shading 3, mismatch 2, wiring 2, connections 0.5, first light 1.5, nameplate 1, availability 3 %: a product [S53].</summary>
    internal const double Kept = 0.98 * 0.97 * 0.98 * 0.98 * 0.995 * 0.985 * 0.99 * 0.97;

    private const double PerK = -0.0040;
    private const double InverterShare = 0.96;

    // A module is 30 K above the air in full sun (nominal operating temperature 45 °C at 800 W/m2 and 20 °C) [memory].
    private const double ModuleKPerW = 25.0 / 800;
    private const double NightKw = 0.0003;
    private double _last;
    private SunPosition? _plane;

    /// <summary>Modules at standard conditions, kW.</summary>
    [Range(0.1, 100_000)]
    public required double ModuleKw { get; init; }

    /// <summary>Modules for each kW of inverter.</summary>
    [Range(0.5, 3)]
    public double ModulesPerInverter { get; init; } = 1.15;

    /// <summary>Tilt against level, degrees.</summary>
    [Range(0, 90)]
    public double TiltDegrees { get; init; } = 20;

    /// <summary>Where it faces: 0 north, 90 east, 180 south, degrees.</summary>
    [Range(0, 360)]
    public double FacesDegrees { get; init; } = 180;

    private SunPosition Plane => _plane ??= Facing(TiltDegrees * Math.PI / 180, FacesDegrees * Math.PI / 180);

    internal override bool CanHave(FaultCode code) => base.CanHave(code) || code == FaultCode.PvStringOut;

    private protected override void Step(Minute now)
    {
        var sun = SunPosition.At(now);
        var given = sun.Up > 0 ? GivenKw(Irradiance.On(Plane, sun, Gusty(now)) * Uneven(now), now.Outdoor) : 0;
        given *= 1 - Math.Clamp(Fault(FaultCode.PvStringOut, now), 0, 1);
        if (given > 0 || _last > 0)
        {
            Trace.Ramp(new Level(-_last, 0), new Level(-given, 0), Trace.Seconds);
        }
        else
        {
            Trace.Hold(new Level(NightKw * ModuleKw, 0));
        }

        _last = given;
    }

    /// <summary>What it gives, kW.</summary>
    /// <param name="irradiance">On its plane, W/m2.</param>
    /// <param name="outdoor">Degrees Celsius.</param>
    internal double GivenKw(double irradiance, double outdoor)
    {
        var module = outdoor + (ModuleKPerW * irradiance);
        var modules = ModuleKw * irradiance / 1000 * (1 + (PerK * (module - 25))) * Kept;
        return Math.Min(InverterShare * modules, ModuleKw / ModulesPerInverter);
    }

    // Between the ten minutes of the weather, broken clouds come and go within minutes.
    private double Gusty(Minute now) =>
        Math.Clamp(now.Clouds + (1.2 * now.Clouds * (1 - now.Clouds) * (Noise(now, 1) - 1)), 0, 1);

    // Closed clouds are thicker here and thinner there [choice].
    private double Uneven(Minute now) => Noise(now, 0.3 * now.Clouds);

    private static SunPosition Facing(double tilt, double faces) =>
        new(Math.Sin(tilt) * Math.Sin(faces), Math.Sin(tilt) * Math.Cos(faces), Math.Cos(tilt));
}
