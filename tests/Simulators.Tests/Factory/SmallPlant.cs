using Monitoring.Simulators.Factory.Calendars;
using Monitoring.Simulators.Factory.Circuits;
using Monitoring.Simulators.Factory.Contracts;
using Monitoring.Simulators.Factory.Faults;
using Monitoring.Simulators.Factory.Intervals;
using Monitoring.Simulators.Factory.Machines.Building;
using Monitoring.Simulators.Factory.Plants;
using Monitoring.Simulators.Factory.Truth;

namespace Monitoring.Simulators.Tests.Factory;

/// <summary>A plant so small that its energy can be worked out by hand: nothing is noisy, and the transformer loses the same at any load.</summary>
internal static class SmallPlant
{
    internal static readonly DateOnly FirstDay = new(2026, 4, 1);

    internal static Shift Day => new()
    {
        Start = new TimeOnly(8, 0), End = new TimeOnly(17, 0),
        Breaks = [new Break { Start = new TimeOnly(12, 0), End = new TimeOnly(13, 0) }],
    };

    internal static Plant Of(params IReadOnlyList<Fault> faults) => Bare with { Meters = PlantFile.Everywhere(Bare), Faults = faults };

    private static Plant Bare => new()
    {
        Id = "small",
        CountersSince = FirstDay,
        Calendar = new PlantCalendar { Shifts = [Day] },
        Transformer = new Transformer { Kva = 100, NoLoadKw = 0.3, LoadLossKw = 0, NoLoadKvar = 0 },
        Circuits = [new Circuit { Id = "panel" }],
        Machines =
        [
            new SteadyLoad { Id = "fans", Model = "steady-load", Circuit = "panel", OnKw = 10, OffKw = 1, PowerFactor = 0.8, NoiseShare = 0 },
            new SteadyLoad { Id = "lights", Model = "steady-load", OnKw = 4, IsLighting = true, PowerFactor = 1, NoiseShare = 0 },
        ],
        Tariff = new Tariff { BasicYenPerKw = 2000, EnergyYenPerKwh = 16, LevyYenPerKwh = 4 },
        Contract = new Contract { ContractKw = 20 },
    };

    internal static Fault Fault(FaultCode code, string machine, double strength, DateOnly? from = null) =>
        new() { Code = code, Machine = machine, From = from ?? FirstDay, Strength = strength };

    /// <summary>Every machine and circuit of a plant over a span.</summary>
    internal static PlantSeries Series(Plant plant, int seed, DateTimeOffset from, DateTimeOffset to, TimeSpan step) =>
        PlantSeries.Of(plant, seed, from, to, step, cancel: TestContext.Current.CancellationToken);

    /// <summary>What is wrong with a plant in a span.</summary>
    internal static IReadOnlyList<TrueFault> TruthOf(Plant plant, DateTimeOffset from, DateTimeOffset to) =>
        PlantTruth.Of(plant, 1, from, to, cancel: TestContext.Current.CancellationToken);

    /// <summary>Start of a local day in Japan.</summary>
    internal static DateTimeOffset Start(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(9));
}
