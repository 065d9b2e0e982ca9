using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Machines.Sun;

/// <summary>Direction to the sun as a unit vector.</summary>
/// <param name="East">Towards east.</param>
/// <param name="North">Towards north.</param>
/// <param name="Up">Upwards: the sine of the sun's height; negative at night.</param>
internal readonly record struct SunPosition(double East, double North, double Up)
{
    /// <summary>
    /// The sun at a minute's start. Declination and equation of time are Spencer's and Whitman's short series [memory]; good to half a degree.
    /// </summary>
    internal static SunPosition At(Minute now)
    {
        var place = now.Place;
        var angle = 2 * Math.PI * (now.Date.DayOfYear - 81) / 365;
        var equation = (9.87 * Math.Sin(2 * angle)) - (7.53 * Math.Cos(angle)) - (1.5 * Math.Sin(angle));
        var declination = 0.4093 * Math.Sin(angle);
        var solarMinutes = (now.Number % 1440) + (4 * place.Longitude) + equation;
        var (sinHour, cosHour) = Math.SinCos(Math.PI * ((solarMinutes / 720) - 1));
        var (sinPlace, cosPlace) = Math.SinCos(place.Latitude * Math.PI / 180);
        var (sinSun, cosSun) = Math.SinCos(declination);
        return new SunPosition(-cosSun * sinHour, (cosPlace * sinSun) - (sinPlace * cosSun * cosHour), (sinPlace * sinSun) + (cosPlace * cosSun * cosHour));
    }
}
