using Monitoring.Domain.Readings;

namespace Monitoring.Analysis.Intervals;

/// <summary>
/// Meters of which one counter counts the energy of both directions and another one what was returned, e.g.
/// <c>aenergy</c> and <c>ret_aenergy</c> of Shelly's second generation (evcc, <c>meter/shelly/gen2.go</c>).
/// </summary>
public static class MixedDirections
{
    /// <summary>
    /// The import counter: both less returned, at the times at which both are known, ascending. A time at which one is missing is left
    /// out, and no energy with it, as counters keep it. Both are reset together, and so is their difference.
    /// </summary>
    /// <param name="both">Counter of both directions in Wh, in any order.</param>
    /// <param name="returned">Counter of the returned energy in Wh, in any order; it is the export counter as it stands.</param>
    public static IReadOnlyList<Sample> ImportOf(IReadOnlyList<Sample> both, IReadOnlyList<Sample> returned)
    {
        ArgumentNullException.ThrowIfNull(both);
        ArgumentNullException.ThrowIfNull(returned);
        var all = SampleOrder.Ascending(both);
        var back = SampleOrder.Ascending(returned);
        var import = new List<Sample>(Math.Min(all.Length, back.Length));
        var b = 0;
        foreach (var sample in all)
        {
            while (b < back.Length && back[b].TimeMs < sample.TimeMs)
            {
                b++;
            }

            if (b < back.Length && back[b].TimeMs == sample.TimeMs)
            {
                import.Add(sample with { Value = sample.Value - back[b].Value });
            }
        }

        return import;
    }
}
