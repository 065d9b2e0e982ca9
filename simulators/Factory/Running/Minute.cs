using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Weather;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Running;

/// <summary>One minute of the plant, as its machines see it. One object moves through time.</summary>
public sealed class Minute
{
    private const int DayMinutes = 1440;
    private const int WeatherMinutes = 10;
    private static readonly long Epoch = DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMinute;

    private readonly Plant _plant;
    private readonly Roster _roster;
    private readonly Chance _weather;
    private readonly Chance _orders;
    private readonly Chance _rush;
    private RosterSpan _span;
    private long _offsetHour = long.MinValue;
    private long _offset;
    private long _weatherAt = long.MinValue;

    internal Minute(Plant plant, int seed, DateTimeOffset start)
    {
        _plant = plant;
        _roster = plant.RosterOf([]);
        (_weather, _orders, _rush) = (new Chance(seed, "weather"), new Chance(seed, "orders"), new Chance(seed, "rush"));
        MoveTo(start.ToUnixTimeSeconds() / 60);
    }

    /// <summary>Number of the minute since 1970, UTC.</summary>
    public long Number { get; private set; }

    /// <summary>Start, UTC.</summary>
    public DateTimeOffset Start => DateTimeOffset.FromUnixTimeSeconds(60 * Number);

    /// <summary>Minutes since 0001-01-01 on the plant's clock.</summary>
    public long LocalMinute { get; private set; }

    /// <summary>Local date.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Local hour at its start, 0 to 24.</summary>
    public double Hour { get; private set; }

    /// <summary>Days since 0001-01-01 on the plant's clock.</summary>
    public double LocalDays => (double)LocalMinute / DayMinutes;

    /// <summary>What people do in the plant as a whole.</summary>
    public Work Work { get; private set; }

    /// <summary>How busy the day is, 1 for full order books.</summary>
    public double Orders { get; private set; }

    /// <summary>A day of many orders on which everything is started at once.</summary>
    public bool IsRushDay { get; private set; }

    /// <summary>Outdoor temperature in degrees Celsius; anew every ten minutes.</summary>
    public double Outdoor { get; private set; }

    /// <summary>Share of the sky that is covered, 0 to 1.</summary>
    public double Clouds { get; private set; }

    /// <summary>Where the plant lies, for the sun.</summary>
    internal PlantWeather Place => _plant.Weather;

    /// <summary>Compressed air that machines take in this minute, m3/min of free air.</summary>
    public double AirTaken { get; private set; }

    /// <summary>Heat that machines give to the process cooling in this minute, kW.</summary>
    public double HeatGiven { get; private set; }

    /// <summary>A machine takes compressed air, m3/min of free air, for the whole minute.</summary>
    public void TakeAir(double flow) => AirTaken += flow;

    /// <summary>A machine gives heat to the process cooling, kW, for the whole minute.</summary>
    public void GiveHeat(double kw) => HeatGiven += kw;

    /// <summary>Uniform in [0, 1) for a number, the same for every machine: what all people do together.</summary>
    internal double Common(long number) => _rush.Of(-number);

    internal Minute Copy() => (Minute)MemberwiseClone();

    internal void MoveTo(long number)
    {
        Number = number;
        (AirTaken, HeatGiven) = (0, 0);

        // Offsets change on the hour everywhere since 1970 but for quarter hours in a few places.
        var hour = number / 15;
        if (hour != _offsetHour)
        {
            (_offsetHour, _offset) = (hour, (long)_plant.Zone.GetUtcOffset(Start).TotalMinutes);
        }

        LocalMinute = number + Epoch + _offset;
        var date = DateOnly.FromDayNumber((int)(LocalMinute / DayMinutes));
        if (date != Date || Orders == 0)
        {
            EnterDay(date);
        }

        Hour = (LocalMinute % DayMinutes) / 60.0;
        if (!_span.Holds(LocalMinute))
        {
            _span = _roster.SpanAt(LocalMinute);
            Work = _span.Work;
        }

        if (number / WeatherMinutes != _weatherAt)
        {
            _weatherAt = number / WeatherMinutes;
            Outdoor = _plant.Weather.Outdoor(Date.DayOfYear, Hour, LocalDays, _weather);
            Clouds = PlantWeather.Clouds(LocalDays, _weather);
        }
    }

    private void EnterDay(DateOnly date)
    {
        Date = date;
        IsRushDay = _plant.Orders.RushDays && _plant.Calendar.IsWorkingDay(date) && IsDrawn(date.DayNumber);
        Orders = IsRushDay ? _plant.Orders.Rush : _plant.Orders.On(date, _orders);
    }

    // Day 0 of DateOnly is a Monday: ten weekdays, with the weekend of the first week skipped.
    private bool IsDrawn(int day)
    {
        var drawn = (int)(10 * _rush.Of(day / 14));
        return day % 14 == drawn + (drawn >= 5 ? 2 : 0);
    }
}
