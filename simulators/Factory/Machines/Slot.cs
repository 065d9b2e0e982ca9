using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Machines;

/// <summary>Five minutes of the plant as its machines see them.</summary>
internal sealed class Slot
{
    /// <summary>Length in seconds.</summary>
    internal const int Seconds = 300;

    // Chance has one number per slot and use; a machine's uses must not share it.
    private const long Uses = 8;

    private readonly int _seed;
    private readonly Day _day;

    /// <param name="plant">The plant.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="start">Start, UTC.</param>
    /// <param name="before">The slot before, whose day is used on where it has not ended.</param>
    internal Slot(Plant plant, int seed, DateTimeOffset start, Slot? before)
    {
        _seed = seed;
        Start = start;
        Number = start.ToUnixTimeSeconds() / Seconds;
        var local = TimeZoneInfo.ConvertTime(start, plant.Zone);
        Hour = local.TimeOfDay.TotalHours;
        var date = DateOnly.FromDateTime(local.DateTime);
        _day = before is not null && before._day.Date == date ? before._day : new Day(plant, seed, date);
        InBreak = _day.IsWorkingDay && Array.Exists(_day.Breaks, b => Hour >= b.Start && Hour < b.End);
        InShift = !InBreak && Between(_day.ShiftStart, _day.ShiftEnd);
    }

    /// <summary>Start, UTC.</summary>
    internal DateTimeOffset Start { get; }

    /// <summary>Number of the slot since 1970.</summary>
    internal long Number { get; }

    /// <summary>Local hour at its start, 0 to 24.</summary>
    internal double Hour { get; }

    /// <summary>People are working.</summary>
    internal bool InShift { get; }

    /// <summary>People rest within the shift.</summary>
    internal bool InBreak { get; }

    internal double ShiftStart => _day.ShiftStart;

    internal double ShiftEnd => _day.ShiftEnd;

    internal bool IsRushDay => _day.IsRushDay;

    internal double Orders => _day.Orders;

    internal double Outdoor => _day.Outdoor(Hour);

    /// <summary>True from <paramref name="from"/> to <paramref name="to"/> (local hours) of a working day.</summary>
    internal bool Between(double from, double to) => _day.IsWorkingDay && Hour >= from && Hour < to;

    /// <inheritdoc cref="Day.StartHour"/>
    internal double StartHour(string machine, double lead) => _day.StartHour(machine, lead);

    /// <summary>1 plus noise of a running machine: 1 to 3 % [choice, after the log of eight compressors, 2.8 %: S3].</summary>
    internal double Noise(string machine, double size = 0.02) => 1 + (size * ((2 * Uniform(machine, 0)) - 1));

    /// <summary>Uniform in [0, 1) for one machine in this slot; <paramref name="use"/> 1 to 7 tells its draws apart, 0 is its noise.</summary>
    internal double Uniform(string machine, int use) => Chance.Of(_seed, machine, (Number * Uses) + use);
}
