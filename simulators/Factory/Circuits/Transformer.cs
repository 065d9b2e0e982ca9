using Monitoring.Simulators.Factory.Machines;

namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>A transformer's losses: no-load always, load loss with the square of the load [S52].</summary>
public sealed record Transformer
{
    /// <summary>Rating in kVA.</summary>
    public required double Kva { get; init; }

    /// <summary>Loss without load in kW.</summary>
    public required double NoLoadKw { get; init; }

    /// <summary>Loss at the rating in kW.</summary>
    public required double LoadLossKw { get; init; }

    /// <summary>Magnetising power in kvar.</summary>
    public required double NoLoadKvar { get; init; }

    /// <summary>Loss at a load.</summary>
    public Level LossAt(Level load) => new(NoLoadKw + (LoadLossKw * ((load.Kw * load.Kw) + (load.Kvar * load.Kvar)) / (Kva * Kva)), NoLoadKvar);
}
