namespace Monitoring.Analysis.Sites;

/// <summary>How the contract power comes about.</summary>
public enum ContractKind
{
    /// <summary>実量制: the largest demand of this month and the eleven before it.</summary>
    Measured,

    /// <summary>協議制: agreed with the utility.</summary>
    Negotiated,
}

/// <summary>Contract power, own target and the length of the demand window.</summary>
public sealed record ContractTerms
{
    /// <summary>Demand window where the profile names none: 30 minutes, as in Japan.</summary>
    public const int DefaultWindowMinutes = 30;

    /// <summary>How the contract power comes about.</summary>
    public ContractKind Kind { get; init; }

    /// <summary>契約電力 in kW; null where not known.</summary>
    public double? ContractKw { get; init; }

    /// <summary>目標デマンド in kW; null where none is set.</summary>
    public double? TargetKw { get; init; }

    /// <summary>Length of the demand window in minutes: 15, 30 or 60.</summary>
    public int WindowMinutes { get; init; } = DefaultWindowMinutes;

    /// <summary>Contract power in W.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double? ContractW => ContractKw * 1000;

    /// <summary>Target demand in W.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double? TargetW => TargetKw * 1000;
}
