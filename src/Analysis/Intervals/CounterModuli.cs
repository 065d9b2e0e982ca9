namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Totals at which counters are known to start again from 0: registers of 16, 23, 24, 31 and 32 bits that count a tenth of the unit, the unit, or
/// ten, a hundred or a thousand of it (Wh to kWh), and displays of five digits and more. A 23-bit register of tenths of a Wh, at 838,860.8 Wh, was
/// seen in ioBroker.sourceanalytix#594.
/// </summary>
public static class CounterModuli
{
    private const double SmallestDecimal = 1e5;
    private const double Largest = 1e13;

    /// <summary>Ascending, in the counter's canonical unit.</summary>
    public static IReadOnlyList<double> Usual { get; } = [.. Binary().Concat(Decimal()).Distinct().Order()];

    /// <summary>True for a display of decimal digits.</summary>
    public static bool IsOfDisplay(double modulus) => Decimal().Contains(modulus);

    private static IEnumerable<double> Binary() =>
        from bits in (int[])[16, 23, 24, 31, 32]
        from step in (double[])[0.1, 1, 10, 100, 1000]
        select Math.Pow(2, bits) * step;

    private static IEnumerable<double> Decimal()
    {
        for (var modulus = SmallestDecimal; modulus <= Largest; modulus *= 10)
        {
            yield return modulus;
        }
    }
}
