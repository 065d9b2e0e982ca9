namespace Monitoring.Simulators.Factory.Contracts;

/// <summary>How the contract power comes about.</summary>
public enum ContractKind
{
    /// <summary>The largest demand of the month and the eleven before it (below 500 kW).</summary>
    Measured,

    /// <summary>Agreed with the utility (500 kW and more).</summary>
    Negotiated,
}

/// <summary>Contract power and the plant's own target.</summary>
public sealed record Contract
{
    /// <summary>How the contract power comes about.</summary>
    public ContractKind Kind { get; init; }

    /// <summary>Contract power in kW.</summary>
    public required double ContractKw { get; init; }

    /// <summary>Demand that the plant does not want to exceed, kW; null when it has set none.</summary>
    public double? TargetKw { get; init; }

    /// <summary>Length of the demand window in minutes: 15, 30 or 60.</summary>
    public int WindowMinutes { get; init; } = 30;
}
