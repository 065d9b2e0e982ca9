using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Meters;

/// <summary>A meter as the plant's file describes it.</summary>
public sealed record Meter
{
    /// <summary>Id; the device's name on the network.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public Label Name { get; init; } = new();

    /// <summary>Id of the machine or circuit that it measures.</summary>
    public required string Measures { get; init; }

    /// <summary>How it speaks, see <see cref="Dialects.DialectList"/>.</summary>
    public string Dialect { get; init; } = "thingsboard";

    /// <summary>Seconds between two readings.</summary>
    public int EveryS { get; init; } = 10;

    /// <summary>Sends only what has changed; null sends every reading.</summary>
    public OnChange? OnChange { get; init; }

    /// <summary>Step of its counters in Wh; null for that of the real device.</summary>
    public double? CounterStepWh { get; init; }

    /// <summary>True when it counts the sum of its phases, false when it counts each and adds up; null for what the real device does.</summary>
    public bool? NetsPhases { get; init; }

    /// <summary>Noise of its power, percent of the value; its counters have none.</summary>
    public double NoisePercent { get; init; } = 0.2;

    /// <summary>The phases behind its channels, e.g. [1] of a plug.</summary>
    public IReadOnlyList<int> Phases { get; init; } = [1, 2, 3];

    /// <summary>True when the utility's meter beside it gives its reactive energy, which then comes under the same id in the ThingsBoard shape.</summary>
    public bool UtilityPulses { get; init; }

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<MeterFault> Faults { get; init; } = [];
}
