namespace Monitoring.Analysis.Sites;

/// <summary>CO2 of the bought electricity, as the SHK system publishes it per supplier and menu.</summary>
public sealed record EmissionFactor
{
    /// <summary>Factor in t-CO2 per kWh.</summary>
    public required double TCo2PerKwh { get; init; }

    /// <summary>Supplier and menu.</summary>
    public BilingualText? Name { get; init; }

    /// <summary>Where the factor comes from.</summary>
    public string? Source { get; init; }

    /// <summary>Fiscal year of the results behind the factor.</summary>
    public string? Year { get; init; }

    /// <summary>True where a stand-in is used until the supplier's own factor is entered (暫定適用).</summary>
    public bool Provisional { get; init; }
}
