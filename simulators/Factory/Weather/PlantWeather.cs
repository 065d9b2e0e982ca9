using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Weather;

/// <summary>Weather of a plant's place as a mean year, a mean day and chance [choice: the defaults are a coast of western Japan].</summary>
public sealed record PlantWeather
{
    private const double WarmestDay = 213;
    private const double WarmestHour = 14;

    /// <summary>Mean of the year, degrees Celsius.</summary>
    public double MeanC { get; init; } = 16.5;

    /// <summary>Half the difference between the warmest and the coldest day's mean, kelvin.</summary>
    public double SeasonK { get; init; } = 11.5;

    /// <summary>Half the difference between afternoon and dawn on a clear day, kelvin.</summary>
    public double DayK { get; init; } = 4;

    /// <summary>How far a spell of weather moves the temperature, kelvin.</summary>
    public double SpellK { get; init; } = 4;

    /// <summary>Latitude in degrees north, for the sun.</summary>
    public double Latitude { get; init; } = 33.6;

    /// <summary>Longitude in degrees east, for the sun.</summary>
    public double Longitude { get; init; } = 133;

    /// <summary>Outdoor temperature in degrees Celsius.</summary>
    /// <param name="dayOfYear">1 to 366.</param>
    /// <param name="hour">Hour of the local day.</param>
    /// <param name="localDays">Days since 0001-01-01 on the plant's clock, for the spells.</param>
    /// <param name="chance">The weather's chance.</param>
    internal double Outdoor(int dayOfYear, double hour, double localDays, Chance chance)
    {
        var clear = 1 - (0.6 * Clouds(localDays, chance));
        return MeanC + (SeasonK * Math.Cos(2 * Math.PI * (dayOfYear - WarmestDay) / 365.25))
            + (DayK * clear * Math.Cos(2 * Math.PI * (hour - WarmestHour) / 24)) + (SpellK * chance.Smooth(localDays, 3));
    }

    /// <summary>
    /// Share of the sky that is covered, 0 to 1: spells of a day or two with gaps of an hour. A mean of 0.62, clear for a sixth and overcast for
    /// a third of the time, as on Japan's coasts; solar fields give about 1200 kWh a kW with it [memory].
    /// </summary>
    internal static double Clouds(double localDays, Chance chance) =>
        Math.Clamp(0.7 + chance.Smooth(localDays + 100_000, 1.5) + (0.3 * chance.Smooth((localDays + 200_000) * 24, 0.7)), 0, 1);
}
