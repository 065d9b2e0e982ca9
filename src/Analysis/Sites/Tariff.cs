namespace Monitoring.Analysis.Sites;

/// <summary>Prices of one contract, tax included as the supplier publishes them. A price that is null is not known.</summary>
public sealed record Tariff
{
    /// <summary>Name of the plan.</summary>
    public BilingualText? Name { get; init; }

    /// <summary>基本料金 in yen per kW of contract power and month, before the power factor discount.</summary>
    public double? BasicYenPerKw { get; init; }

    /// <summary>電力量料金 in yen per kWh.</summary>
    public double? EnergyYenPerKwh { get; init; }

    /// <summary>再エネ賦課金 in yen per kWh.</summary>
    public double? LevyYenPerKwh { get; init; }

    /// <summary>What one kWh more or less changes on the bill, in yen: energy price and levy, as far as known; null without an energy price.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double? MarginalYenPerKwh => EnergyYenPerKwh + (LevyYenPerKwh ?? 0);

    /// <summary>Where the prices come from.</summary>
    public string? Source { get; init; }

    /// <summary>First day on which the prices hold.</summary>
    public DateOnly? ValidFrom { get; init; }
}
