using Monitoring.Simulators.Factory.Machines.Building;
using Monitoring.Simulators.Factory.Meters;
using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Tests.Factory.Meters;

/// <summary>The small plant with meters at its fans.</summary>
internal static class Metered
{
    internal static Meter Fans(params IReadOnlyList<MeterFault> faults) =>
        new() { Id = "fans", Measures = "fans", EveryS = 10, NoisePercent = 0, CounterStepWh = 0, Faults = faults };

    internal static Plant Plant(params IReadOnlyList<Meter> meters) => SmallPlant.Of() with { Meters = meters };

    /// <summary>The small plant with fans that give power back through their first phase.</summary>
    internal static Plant GivingBack(params IReadOnlyList<Meter> meters) => Plant(meters) with
    {
        Machines =
        [
            new SteadyLoad { Id = "fans", Model = "steady-load", OnKw = 10, OffKw = 1, PowerFactor = 0.8, NoiseShare = 0, Phases = [-0.4, 0.7, 0.7] },
        ],
    };

    internal static MeterFault Fault(MeterFaultCode code, int hour, int minute = 0, int? toHour = null, double? strength = null, int? phase = null, int? other = null) => new()
    {
        Code = code, From = Local(hour, minute), To = toHour is { } to ? Local(to, 0) : null, Strength = strength, Phase = phase, OtherPhase = other,
    };

    /// <summary>An instant of the second day, a Thursday, on the plant's clock.</summary>
    internal static DateTimeOffset At(int hour, int minute = 0) => new(Local(hour, minute), TimeSpan.FromHours(9));

    /// <summary>The readings of the first meter, minute by minute, and what an ideal one imported, kWh.</summary>
    internal static List<(DateTimeOffset At, MeterReading? Reading, double RightKwh)> Minutes(Plant plant, int fromHour, int toHour)
    {
        var meters = new PlantMeters(plant, 1);
        var minutes = new List<(DateTimeOffset, MeterReading?, double)>();
        for (var at = At(fromHour); at < At(toHour); at = at.AddMinutes(1))
        {
            meters.MoveTo(at);
            minutes.Add((at, meters.Read(0, 0), meters.RightImportKwh(0)));
        }

        return minutes;
    }

    private static DateTime Local(int hour, int minute) => SmallPlant.FirstDay.AddDays(1).ToDateTime(new TimeOnly(hour, minute));
}
