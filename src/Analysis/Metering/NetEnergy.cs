using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Metering;

/// <summary>
/// Sums and differences of ledgers. They are made of net energies (import less export), quarter hour by quarter hour, and only where
/// every part is known as a whole: what one part lacks is never taken for 0.
/// </summary>
public static class NetEnergy
{
    private const double QuartersPerHour = 4;

    // What weakens a claim most comes first; a sum is worth no more than its weakest part.
    private static readonly IntervalOrigin[] Weakest =
        [IntervalOrigin.CounterAcrossGap, IntervalOrigin.IntegratedFromPower, IntervalOrigin.Edited, IntervalOrigin.Measured];

    /// <summary>Import less export in Wh; null where neither is known. A meter that counts only import exports nothing that it knows of.</summary>
    public static double? Of(LedgerInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        return interval is { EnergyImportWh: null, EnergyExportWh: null } ? null : (interval.EnergyImportWh ?? 0) - (interval.EnergyExportWh ?? 0);
    }

    /// <summary>
    /// The weighted sum of circuits, ascending: a positive result stands as import, a negative one as export. Least and greatest
    /// power are null, as those of the parts need not fall together; so is reactive energy.
    /// </summary>
    /// <param name="terms">Weight and circuit.</param>
    public static IReadOnlyList<LedgerInterval> Sum(IReadOnlyList<(double Factor, Circuit Circuit)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Count == 0)
        {
            return [];
        }

        var others = terms.Skip(1).Select(t => t.Circuit.Intervals.ToDictionary(i => i.Start)).ToList();
        var sums = new List<LedgerInterval>(terms[0].Circuit.Intervals.Count);
        var parts = new LedgerInterval?[terms.Count];
        foreach (var interval in terms[0].Circuit.Intervals)
        {
            parts[0] = interval;
            for (var i = 1; i < parts.Length; i++)
            {
                parts[i] = others[i - 1].GetValueOrDefault(interval.Start);
            }

            if (Sum(interval.Start, terms, parts) is { } sum)
            {
                sums.Add(sum);
            }
        }

        return sums;
    }

    private static LedgerInterval? Sum(DateTimeOffset start, IReadOnlyList<(double Factor, Circuit Circuit)> terms, LedgerInterval?[] parts)
    {
        double net = 0, coverage = 1;
        var weakest = Weakest.Length - 1;
        for (var i = 0; i < parts.Length; i++)
        {
            var unmetered = terms[i].Circuit.Since is { } since && start < since;
            if (parts[i] is { IsWhole: true } part && Of(part) is { } energy)
            {
                net += terms[i].Factor * energy;
                coverage = Math.Min(coverage, part.Coverage);
                weakest = Math.Min(weakest, Array.IndexOf(Weakest, part.Origin));
            }
            else if (!unmetered)
            {
                return null;
            }
        }

        return new LedgerInterval(start)
        {
            EnergyImportWh = Math.Max(0, net),
            EnergyExportWh = Math.Max(0, -net),
            MeanW = net * QuartersPerHour,
            Coverage = coverage,
            Origin = Weakest[weakest],
        };
    }
}
