using Monitoring.Simulators.Factory.Machines;
using Monitoring.Simulators.Factory.Running;

namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>The transformer behind the incoming supply. What a file does not say is taken from the published type of its rating [S52].</summary>
public sealed record Transformer
{
    private readonly TransformerType _type = TransformerType.Of(1);

    /// <summary>Rating in kVA.</summary>
    public required double Kva
    {
        get;
        init => (field, _type) = (value, TransformerType.Of(value));
    }

    /// <summary>Loss without load in kW.</summary>
    public double NoLoadKw { get => field >= 0 ? field : _type.NoLoadKw; init; } = -1;

    /// <summary>Loss at the rating in kW.</summary>
    public double LoadLossKw { get => field >= 0 ? field : _type.LoadLossKw; init; } = -1;

    /// <summary>Magnetising power in kvar.</summary>
    public double NoLoadKvar { get => field >= 0 ? field : _type.NoLoadCurrent * Kva; init; } = -1;

    /// <summary>Voltage at short circuit as a share of the rated one.</summary>
    public double ShortCircuit { get => field >= 0 ? field : _type.ShortCircuit; init; } = -1;

    /// <summary>Loss at a load: no-load always, load loss with the square of the load of each phase.</summary>
    public Level LossAt(in PhaseEnergy load)
    {
        var squares = Square(load.L1) + Square(load.L2) + Square(load.L3);
        return new Level(NoLoadKw + (LoadLossKw * 3 * squares / (Kva * Kva)), NoLoadKvar);
    }

    /// <summary>Share of the voltage that a phase loses at its load; negative where it rises.</summary>
    /// <param name="load">Power of the phase.</param>
    public double DropAt(Level load)
    {
        var resistance = LoadLossKw / Kva;
        var reactance = Math.Sqrt((ShortCircuit * ShortCircuit) - (resistance * resistance));
        return 3 * ((resistance * load.Kw) + (reactance * load.Kvar)) / Kva;
    }

    private static double Square(Level level) => (level.Kw * level.Kw) + (level.Kvar * level.Kvar);
}
