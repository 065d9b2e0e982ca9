using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Load;

/// <summary>What the top of the colour scale is.</summary>
public enum ScaleTop
{
    /// <summary>The contract power.</summary>
    Contract,

    /// <summary>99th percentile of the meter's history, rounded up.</summary>
    History,

    /// <summary>99th percentile of what is shown, until the history has been analysed.</summary>
    View,
}

/// <summary>The colour scale of a meter, from 0 to <paramref name="TopKw"/>: fixed, so that two views compare by eye.</summary>
/// <param name="TopKw">Darkest (in dark mode brightest) colour from here, kW.</param>
/// <param name="Top">What it is.</param>
public sealed record LoadScale(double TopKw, ScaleTop Top)
{
    private const double ViewQuantile = 0.99;
    private static readonly double[] Steps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

    /// <summary>The scale of a meter.</summary>
    public static LoadScale Of(ContractTerms? contract, double? historyW, IEnumerable<LedgerInterval> shown)
    {
        if (contract?.ContractKw is > 0 and var kw)
        {
            return new LoadScale(kw, ScaleTop.Contract);
        }

        if (historyW is > 0 and var watts)
        {
            return new LoadScale(RoundUp(watts / 1000), ScaleTop.History);
        }

        var top = Quantile.Of(shown.Where(i => i.MeanW is > 0).Select(i => i.MeanW!.Value / 1000), ViewQuantile);
        return new LoadScale(RoundUp(top ?? 1), ScaleTop.View);
    }

    private static double RoundUp(double kw)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(kw)));
        return Steps.Select(s => s * power).First(s => s >= kw * (1 - 1e-9));
    }
}
