using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Contracts;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Machines.Air;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Weather;
using Monitoring.Simulators.Factory.Working;

namespace Monitoring.Simulators.Factory.Plants;

/// <summary>A plant as its file describes it.</summary>
public sealed record Plant
{
    /// <summary>Id of the incoming supply, the root of the tree.</summary>
    public const string MainCircuit = "main";

    /// <summary>Id of the plant, and of its site.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public Label Name { get; init; } = new();

    /// <summary>IANA zone of its clock.</summary>
    public string TimeZone { get; init; } = "Asia/Tokyo";

    /// <summary>Mains frequency in Hz.</summary>
    public double Hertz { get; init; } = 60;

    /// <summary>Local day at whose start every counter stood at 0 and every machine was cold.</summary>
    public DateOnly CountersSince { get; init; } = new(2025, 4, 1);

    /// <summary>When it works.</summary>
    public PlantCalendar Calendar { get; init; } = new();

    /// <summary>How busy it is.</summary>
    public OrderBook Orders { get; init; } = new();

    /// <summary>The weather of its place.</summary>
    public PlantWeather Weather { get; init; } = new();

    /// <summary>The transformer behind the incoming supply.</summary>
    public required Transformer Transformer { get; init; }

    /// <summary>The voltage of the incoming supply.</summary>
    public Circuits.Mains Mains { get; init; } = new();

    /// <summary>The capacitor bank at the incoming supply, if any.</summary>
    public CapacitorBank? Capacitor { get; init; }

    /// <summary>The compressed air, if any.</summary>
    public AirNet? Air { get; init; }

    /// <summary>Boards and feeders below the incoming supply.</summary>
    public IReadOnlyList<Circuit> Circuits { get; init; } = [];

    /// <summary>Every machine.</summary>
    public required IReadOnlyList<Machine> Machines { get; init; }

    /// <summary>Its building; null when the file says nothing of it.</summary>
    public Building? Building { get; init; }

    /// <summary>Prices; null when they are not known.</summary>
    public Tariff? Tariff { get; init; }

    /// <summary>Contract power and target; null when they are not known.</summary>
    public Contract? Contract { get; init; }

    /// <summary>CO2 of its electricity; null when it is not known.</summary>
    public EmissionFactor? EmissionFactor { get; init; }

    /// <summary>Every meter.</summary>
    public IReadOnlyList<Meter> Meters { get; init; } = [];

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The same plant without anything wrong with it or its meters.</summary>
    public Plant Clean() => this with { Faults = [], Meters = [.. Meters.Select(m => m with { Faults = [] })] };

    /// <summary>The same plant with its beginning, and all that goes wrong after it, moved to another day: a plant of today is there at once.</summary>
    /// <param name="day">Its <see cref="CountersSince"/>.</param>
    public Plant BegunOn(DateOnly day)
    {
        var days = day.DayNumber - CountersSince.DayNumber;
        return this with
        {
            CountersSince = day,
            Faults = [.. Faults.Select(f => f with { From = f.From.AddDays(days), To = f.To?.AddDays(days) })],
            Meters = [.. Meters.Select(m => m with { Faults = [.. m.Faults.Select(f => f with { From = f.From.AddDays(days), To = f.To?.AddDays(days) })] })],
        };
    }

    internal TimeZoneInfo Zone => field ??= TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    internal DateTimeOffset FirstDay => StartOf(CountersSince);

    /// <summary>First instant of a local day, UTC.</summary>
    internal DateTimeOffset StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The instant of a time on the plant's clock.</summary>
    internal DateTimeOffset ToUtc(DateTime local) => new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();

    internal Roster RosterOf(IReadOnlyList<string> shifts) => new(Calendar, shifts);
}
