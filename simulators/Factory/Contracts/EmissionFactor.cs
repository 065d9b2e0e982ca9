using Monitoring.Simulators.Factory.Plants;
using YamlDotNet.Serialization;

namespace Monitoring.Simulators.Factory.Contracts;

/// <summary>CO2 of the bought electricity.</summary>
public sealed record EmissionFactor
{
    /// <summary>t-CO2 per kWh.</summary>
    [YamlMember(Alias = "t_co2_per_kwh", ApplyNamingConventions = false)]
    public required double TCo2PerKwh { get; init; }

    /// <summary>Supplier and menu.</summary>
    public Label Name { get; init; } = new();

    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>Fiscal year of the results behind it.</summary>
    public string? Year { get; init; }

    /// <summary>True where it stands in until the supplier's own is known.</summary>
    public bool Provisional { get; init; }
}
