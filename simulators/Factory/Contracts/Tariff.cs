using Monitoring.Simulators.Factory.Plants;

namespace Monitoring.Simulators.Factory.Contracts;

/// <summary>Prices of a plant's electricity, tax included. One price for all hours, as the Dashboard's site profile has it.</summary>
public sealed record Tariff
{
    /// <summary>Name of the plan.</summary>
    public Label Name { get; init; } = new();

    /// <summary>Basic charge in yen per kW of contract power and month, before the power factor's discount.</summary>
    public required double BasicYenPerKw { get; init; }

    /// <summary>Energy charge in yen per kWh.</summary>
    public required double EnergyYenPerKwh { get; init; }

    /// <summary>Renewable levy in yen per kWh.</summary>
    public double LevyYenPerKwh { get; init; }

    /// <summary>Where the prices come from.</summary>
    public string? Source { get; init; }

    /// <summary>First day on which they hold.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>What one kWh more costs, yen.</summary>
    public double YenPerKwh => EnergyYenPerKwh + LevyYenPerKwh;
}
