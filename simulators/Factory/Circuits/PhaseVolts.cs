namespace Monitoring.Simulators.Factory.Circuits;

/// <summary>Voltages in V.</summary>
/// <param name="L1">First phase to neutral.</param>
/// <param name="L2">Second phase to neutral.</param>
/// <param name="L3">Third phase to neutral.</param>
public readonly record struct PhaseVolts(double L1, double L2, double L3)
{
    /// <summary>Between the first and the second phase, at 120 degrees.</summary>
    public double L12 => Between(L1, L2);

    /// <summary>Between the second and the third phase.</summary>
    public double L23 => Between(L2, L3);

    /// <summary>Between the third and the first phase.</summary>
    public double L31 => Between(L3, L1);

    /// <summary>A phase to neutral, 0 for L1.</summary>
    public double this[int phase] => phase switch { 0 => L1, 1 => L2, _ => L3 };

    /// <summary>Largest deviation of three voltages from their mean, as a share of the mean [S5].</summary>
    public static double Unbalance(double a, double b, double c)
    {
        var mean = (a + b + c) / 3;
        return Math.Max(Math.Abs(a - mean), Math.Max(Math.Abs(b - mean), Math.Abs(c - mean))) / mean;
    }

    private static double Between(double a, double b) => Math.Sqrt((a * a) + (b * b) + (a * b));
}
