using Monitoring.Simulators.Factory.Calendars;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>One circuit of the plant, a pure function of time.</summary>
/// <param name="Meter">Its meter id.</param>
/// <param name="PowerFactor">Its lagging power factor while running.</param>
/// <param name="Kw">Active power in kW at a moment.</param>
internal sealed record Machine(string Meter, double PowerFactor, Func<Moment, double> Kw);

/// <summary>A moment as machines see it.</summary>
/// <param name="Seed">Seed of the plant.</param>
/// <param name="Time">The time, in the plant's zone.</param>
internal readonly record struct Moment(int Seed, DateTimeOffset Time)
{
    internal DateOnly Date => DateOnly.FromDateTime(Time.DateTime);

    internal double Hour => PlantCalendar.Hour(Time);

    internal bool WorkingDay => PlantCalendar.IsWorkingDay(Date);

    internal bool InShift => WorkingDay && PlantCalendar.InShift(Hour);

    internal bool InLunch => WorkingDay && PlantCalendar.InLunch(Hour);

    /// <summary>True between the given local hours of a working day.</summary>
    internal bool Between(double from, double to) => WorkingDay && Hour >= from && Hour < to;

    /// <summary>True for about one working day in nine, on which everything is started at once and orders are many [choice].</summary>
    internal bool RushDay => WorkingDay && Chance.Of(Seed, "rush", Date.DayNumber) < 0.11;

    /// <summary>How busy the day is, 0.8 to 1.1 [choice].</summary>
    internal double Orders => RushDay ? 1.1 : 0.8 + (0.2 * Chance.Of(Seed, "orders", Date.DayNumber));

    /// <summary>Share of a cycle that has passed.</summary>
    internal double Phase(double cycleSeconds) => Time.ToUnixTimeMilliseconds() / 1000.0 % cycleSeconds / cycleSeconds;

    /// <summary>Outdoor temperature in degrees Celsius: a Japanese year and day with noise per day [choice].</summary>
    internal double Outdoor => 15.5 + (11.5 * Math.Cos(2 * Math.PI * (Date.DayOfYear - 213) / 365.25))
        + (4 * Math.Cos(2 * Math.PI * (Hour - 14) / 24)) + (5 * (Chance.Of(Seed, "weather", Date.DayNumber) - 0.5));

    /// <summary>Noise for a running machine.</summary>
    internal double Noise(string name, double size = 0.02) => Chance.Noise(Seed, name, Time, size);
}
