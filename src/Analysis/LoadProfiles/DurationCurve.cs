using Monitoring.Analysis.Demand;
using Monitoring.Analysis.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.LoadProfiles;

/// <summary>Load duration curve: half-hour means on the site's clock from the largest to the smallest.</summary>
/// <param name="SortedW">Means in W, descending.</param>
/// <param name="Top">The largest windows with their starts (UTC), descending.</param>
public sealed record DurationCurve(IReadOnlyList<double> SortedW, IReadOnlyList<(DateTimeOffset Start, double MeanW)> Top)
{
    private const int WindowMinutes = 30;

    /// <summary>The curve of all windows of which both quarters are known.</summary>
    public static DurationCurve Of(IEnumerable<LedgerInterval> intervals, SiteZone zone, int top = 20)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        List<(DateTimeOffset Start, double MeanW)> windows =
        [
            .. intervals
                .Where(i => i.MeanW is not null && i.IsWhole && !i.IsSpreadEntry)
                .GroupBy(i => DemandWindow.Bounds(i.Start, zone, WindowMinutes).Start)
                .Where(g => g.Count() == 2)
                .Select(g => (g.Key, g.Average(i => i.MeanW!.Value)))
                .OrderByDescending(w => w.Item2),
        ];
        return new DurationCurve([.. windows.Select(w => w.MeanW)], [.. windows.Take(top)]);
    }
}
