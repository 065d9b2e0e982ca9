using System.Text.Json.Serialization;

namespace Monitoring.Simulators.Factory.Truth;

/// <summary>Something that is really wrong in a plant, when, and what it costs: the plant with all its faults less the plant without this one.</summary>
public sealed record TrueFault
{
    /// <summary>Code, e.g. <c>left-on-night</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The machine, or <c>capacitor</c>; null for a fault of a meter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Machine { get; init; }

    /// <summary>The meter that shows it: the one nearest to the machine; null when none does.</summary>
    public required string? Meter { get; init; }

    /// <summary>First local day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First local day without it; null when it stays.</summary>
    public DateOnly? To { get; init; }

    /// <summary>In the unit of its code.</summary>
    public double Strength { get; init; }

    /// <summary>Days within the span looked at on which it is there.</summary>
    public double Days { get; init; }

    /// <summary>Energy wasted in those days at the incoming supply, with what it costs other machines and the transformer, kWh.</summary>
    public double WastedKwh { get; init; }

    /// <summary>Energy that the meter itself shows too much in those days, kWh.</summary>
    public double WastedKwhAtMeter { get; init; }

    /// <summary>Energy wasted in a mean month, a twelfth of 365 days, kWh.</summary>
    public double WastedKwhPerMonth { get; init; }

    /// <summary>What it adds to the bill in a mean month: energy, demand and power factor; null without a tariff.</summary>
    public double? YenPerMonth { get; init; }

    /// <summary>How much it adds to the largest demand of the span, kW.</summary>
    public double DemandKw { get; init; }

    /// <summary>How far it lowers the mean of the months' power factors, percent.</summary>
    public double PowerFactorPoints { get; init; }

    /// <summary>For faults of a meter and its installation: what the right reading would be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RightReading? RightReading { get; init; }
}
