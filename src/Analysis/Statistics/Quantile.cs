namespace Monitoring.Analysis.Statistics;

/// <summary>Quantiles by linear interpolation between order statistics (Hyndman and Fan's type 7).</summary>
public static class Quantile
{
    /// <summary>The <paramref name="p"/>-quantile (0 to 1); null without values.</summary>
    public static double? Of(IEnumerable<double> values, double p)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values.Order()];
        return OfSorted(sorted, p);
    }

    /// <summary>The same of values that are sorted already, ascending.</summary>
    public static double? OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        if (sorted.Length == 0)
        {
            return null;
        }

        var at = p * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
