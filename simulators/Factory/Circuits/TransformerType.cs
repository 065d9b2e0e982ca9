namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>A published type of transformer: pandapower's standard types [S52].</summary>
/// <param name="Kva">Rating.</param>
/// <param name="NoLoadKw">Loss without load.</param>
/// <param name="NoLoadCurrent">Current without load, share of the rated one.</param>
/// <param name="LoadLossKw">Loss at the rating.</param>
/// <param name="ShortCircuit">Voltage at short circuit, share of the rated one.</param>
internal sealed record TransformerType(double Kva, double NoLoadKw, double NoLoadCurrent, double LoadLossKw, double ShortCircuit)
{
    // Losses of transformers of one make grow with the rating to the power of 3/4 [memory].
    private const double Growth = 0.75;

    // 20/0.4 kV; the 10/0.4 kV type of 630 kVA loses less: 1.18 and 6.8 kW.
    private static readonly TransformerType[] Published =
        [new(250, 0.80, 0.0032, 3.6, 0.06), new(400, 1.35, 0.003375, 5.7, 0.06), new(630, 1.65, 0.00262, 7.6, 0.06)];

    /// <summary>The published type of a rating, or the nearest one with its losses scaled.</summary>
    internal static TransformerType Of(double kva)
    {
        var nearest = Published.MinBy(t => Math.Abs(Math.Log(t.Kva / kva)))!;
        var scale = Math.Pow(kva / nearest.Kva, Growth);
        return nearest with { Kva = kva, NoLoadKw = nearest.NoLoadKw * scale, LoadLossKw = nearest.LoadLossKw * scale };
    }
}
