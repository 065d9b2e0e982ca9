using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>Five minutes of the plant as its machines see them: what holds for all of them is found once.</summary>
internal sealed class Slot
{
    /// <summary>Length in seconds.</summary>
    internal const int Seconds = 300;

    private readonly int _seed;

    internal Slot(Plant plant, int seed, DateTimeOffset start)
    {
        _seed = seed;
        Start = start;
        Number = start.ToUnixTimeSeconds() / Seconds;
        var local = TimeZoneInfo.ConvertTime(start, plant.Zone);
        Date = DateOnly.FromDateTime(local.DateTime);
        Hour = local.TimeOfDay.TotalHours;
        var calendar = plant.Calendar;
        IsWorkingDay = calendar.IsWorkingDay(Date);
        ShiftStart = calendar.ShiftStart.ToTimeSpan().TotalHours;
        ShiftEnd = calendar.ShiftEnd.ToTimeSpan().TotalHours;
        var clock = TimeOnly.FromTimeSpan(local.TimeOfDay);
        var isBreak = calendar.Breaks.Any(b => clock >= b.Start && clock < b.End);
        InShift = IsWorkingDay && !isBreak && clock >= calendar.ShiftStart && clock < calendar.ShiftEnd;
        InBreak = IsWorkingDay && isBreak;
        IsRushDay = IsWorkingDay && plant.RushDays && Rush(Date.DayNumber);
        Orders = IsRushDay ? 1.1 : 0.8 + (0.2 * Chance.Of(seed, "orders", Date.DayNumber));
        Outdoor = OutdoorTemperature();
    }

    /// <summary>Start, UTC.</summary>
    internal DateTimeOffset Start { get; }

    /// <summary>Number of the slot since 1970.</summary>
    internal long Number { get; }

    /// <summary>Local date.</summary>
    internal DateOnly Date { get; }

    /// <summary>Local hour at its start, 0 to 24.</summary>
    internal double Hour { get; }

    internal bool IsWorkingDay { get; }

    /// <summary>Local hour at which the shift starts.</summary>
    internal double ShiftStart { get; }

    /// <summary>Local hour at which the shift ends.</summary>
    internal double ShiftEnd { get; }

    /// <summary>People are working.</summary>
    internal bool InShift { get; }

    /// <summary>People rest within the shift.</summary>
    internal bool InBreak { get; }

    /// <summary>One working day in a fortnight on which everything is started at once and orders are many: the peak of the month [choice].</summary>
    internal bool IsRushDay { get; }

    /// <summary>How busy the day is: 0.8 to 1, on a rush day 1.1 [choice; a whole site varies by 5 to 10 % from day to day].</summary>
    internal double Orders { get; }

    /// <summary>Outdoor temperature in degrees Celsius: a year and a day of western Japan, and a few degrees of weather [choice].</summary>
    internal double Outdoor { get; }

    /// <summary>True from <paramref name="from"/> to <paramref name="to"/> (local hours) of a working day.</summary>
    internal bool Between(double from, double to) => IsWorkingDay && Hour >= from && Hour < to;

    /// <summary>
    /// The hour at which a machine is switched on: before the shift by <paramref name="lead"/> hours and up to half an hour later by chance
    /// of the day; on a rush day with all others as the shift starts.
    /// </summary>
    internal double StartHour(string machine, double lead) =>
        IsRushDay ? ShiftStart : ShiftStart - lead + (Math.Floor(6 * Chance.Of(_seed, machine + ".start", Date.DayNumber)) / 12);

    /// <summary>1 plus noise of a running machine: 1 to 3 % [choice, after the log of eight compressors, 2.8 %: S3].</summary>
    internal double Noise(string machine, double size = 0.02) => 1 + (size * ((2 * Uniform(machine)) - 1));

    /// <summary>Uniform in [0, 1), for one machine in this slot.</summary>
    internal double Uniform(string name) => Chance.Of(_seed, name, Number);

    private bool Rush(int day)
    {
        var fortnight = day / 14;
        var drawn = (int)(10 * Chance.Of(_seed, "rush", fortnight));

        // Day 0 of DateOnly is a Monday: ten weekdays, with the weekend of the first week skipped.
        return day % 14 == drawn + (drawn >= 5 ? 2 : 0);
    }

    private double OutdoorTemperature() => 16.5 + (11.5 * Math.Cos(2 * Math.PI * (Date.DayOfYear - 213) / 365.25))
        + (4 * Math.Cos(2 * Math.PI * (Hour - 14) / 24)) + (5 * (Chance.Of(_seed, "weather", Date.DayNumber) - 0.5));
}
