using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>What holds for a whole day of the plant.</summary>
internal sealed class Day
{
    private readonly int _seed;
    private readonly double _weather;

    internal Day(Plant plant, int seed, DateOnly date)
    {
        _seed = seed;
        Date = date;
        var calendar = plant.Calendar;
        IsWorkingDay = calendar.IsWorkingDay(date);
        ShiftStart = calendar.ShiftStart.ToTimeSpan().TotalHours;
        ShiftEnd = calendar.ShiftEnd.ToTimeSpan().TotalHours;
        Breaks = [.. calendar.Breaks.Select(b => (b.Start.ToTimeSpan().TotalHours, b.End.ToTimeSpan().TotalHours))];
        IsRushDay = IsWorkingDay && plant.RushDays && IsDrawn(date.DayNumber);
        Orders = IsRushDay ? 1.1 : 0.8 + (0.2 * Chance.Of(seed, "orders", date.DayNumber));
        _weather = 5 * (Chance.Of(seed, "weather", date.DayNumber) - 0.5);
    }

    /// <summary>Local date.</summary>
    internal DateOnly Date { get; }

    internal bool IsWorkingDay { get; }

    /// <summary>Local hour at which the shift starts.</summary>
    internal double ShiftStart { get; }

    /// <summary>Local hour at which the shift ends.</summary>
    internal double ShiftEnd { get; }

    /// <summary>Local hours of the breaks of all people.</summary>
    internal (double Start, double End)[] Breaks { get; }

    /// <summary>One working day in a fortnight on which everything is started at once and orders are many: the peak of the month [choice].</summary>
    internal bool IsRushDay { get; }

    /// <summary>How busy the day is: 0.8 to 1, on a rush day 1.1 [choice; a whole site varies by 5 to 10 % from day to day].</summary>
    internal double Orders { get; }

    /// <summary>
    /// The hour at which a machine is switched on: <paramref name="lead"/> hours before the shift and up to half an hour later by chance of
    /// the day; on a rush day with all others as the shift starts; never on a day off.
    /// </summary>
    internal double StartHour(string machine, double lead) => !IsWorkingDay ? double.PositiveInfinity
        : IsRushDay ? ShiftStart
        : ShiftStart - lead + (Math.Floor(6 * Chance.Of(_seed, machine, Date.DayNumber)) / 12);

    /// <summary>Outdoor temperature in degrees Celsius: a year and a day of western Japan, and a few degrees of weather [choice].</summary>
    internal double Outdoor(double hour) => 16.5 + (11.5 * Math.Cos(2 * Math.PI * (Date.DayOfYear - 213) / 365.25))
        + (4 * Math.Cos(2 * Math.PI * (hour - 14) / 24)) + _weather;

    // Day 0 of DateOnly is a Monday: ten weekdays, with the weekend of the first week skipped.
    private bool IsDrawn(int day)
    {
        var drawn = (int)(10 * Chance.Of(_seed, "rush", day / 14));
        return day % 14 == drawn + (drawn >= 5 ? 2 : 0);
    }
}
