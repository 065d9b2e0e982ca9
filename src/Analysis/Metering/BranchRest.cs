using Monitoring.Domain.Ledger;

namespace Monitoring.Analysis.Metering;

/// <summary>How far the unmetered rest of a branch can be believed.</summary>
public enum RestVerdict
{
    /// <summary>There is no quarter hour in which the branch and all its circuits are known.</summary>
    Unknown,

    /// <summary>The circuits leave a rest within what the meters allow.</summary>
    Sound,

    /// <summary>Quarter hours are missing in a part, so that the rest stands for less than the whole span.</summary>
    Incomplete,

    /// <summary>The circuits use more than their branch: a meter is wrong, or hangs at another branch.</summary>
    Negative,
}

/// <summary>
/// What a branch (a supply or a panel) uses beyond its metered circuits, and how far that can be believed. Net energies in Wh over the
/// quarter hours in which the branch and every circuit below it are known.
/// </summary>
/// <param name="Branch">Meter id of the branch.</param>
/// <param name="Intervals">The rest; where the circuits exceed the branch it stands as export.</param>
/// <param name="BranchWh">Net energy of the branch.</param>
/// <param name="CircuitsWh">Net energy of each circuit by meter id.</param>
public sealed record BranchRest(
    string Branch, IReadOnlyList<LedgerInterval> Intervals, double BranchWh, IReadOnlyDictionary<string, double> CircuitsWh)
{
    // A class 1 meter errs by up to 1 % of its energy (IEC 62053-21); a display of tenths of a kWh by up to one step a reading.
    private const double ClassError = 0.01;
    private const double DisplayStepWh = 100;

    // So few negative quarters among the compared ones are meters that answer at different moments.
    private const double NegativeShare = 0.02;
    private const double CompleteShare = 0.98;

    /// <summary>Net energy of the rest in Wh: branch less circuits.</summary>
    public double RestWh => BranchWh - CircuitsWh.Values.Sum();

    /// <summary>Share of the branch that is not metered further; null where the branch used nothing. Negative where the circuits use more.</summary>
    public double? RestShare => BranchWh > 0 ? RestWh / BranchWh : null;

    /// <summary>Quarter hours compared.</summary>
    public int Compared => Intervals.Count;

    /// <summary>Quarter hours in which the branch is known, but not every circuit.</summary>
    public int Uncompared { get; init; }

    /// <summary>For each circuit in how many of the <see cref="Uncompared"/> quarter hours it is not known; only those with any.</summary>
    public IReadOnlyDictionary<string, int> MissingQuarters { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Compared quarter hours in which the circuits exceed the branch by more than the meters may err.</summary>
    public int NegativeQuarters { get; init; }

    /// <summary>Energy in Wh by which the circuits exceed the branch in them.</summary>
    public double NegativeWh { get; init; }

    /// <summary>How far it can be believed.</summary>
    public RestVerdict Verdict =>
        Compared == 0 ? RestVerdict.Unknown :
        NegativeQuarters > NegativeShare * Compared || RestWh < -ToleranceWh(BranchWh, CircuitsWh.Values.Sum(Math.Abs)) ? RestVerdict.Negative :
        Compared < CompleteShare * (Compared + Uncompared) ? RestVerdict.Incomplete :
        RestVerdict.Sound;

    /// <summary>Takes the circuits off their branch.</summary>
    public static BranchRest Of(Circuit branch, IReadOnlyList<Circuit> circuits)
    {
        ArgumentNullException.ThrowIfNull(branch);
        ArgumentNullException.ThrowIfNull(circuits);
        var rest = NetEnergy.Sum([(1, branch), .. circuits.Select(c => (-1.0, c))]);
        var compared = rest.Select(i => i.Start).ToHashSet();
        var parts = circuits.Select(c => (c.Meter, ByStart: Known(c))).ToList();
        var uses = Known(branch);
        double negative = 0;
        var negatives = 0;
        foreach (var interval in rest)
        {
            var excess = interval.EnergyExportWh!.Value;
            var metered = parts.Sum(p => Math.Abs(p.ByStart.GetValueOrDefault(interval.Start)));
            if (excess > ToleranceWh(uses[interval.Start], metered))
            {
                (negatives, negative) = (negatives + 1, negative + excess);
            }
        }

        var open = uses.Keys.Where(start => !compared.Contains(start)).ToList();
        return new BranchRest(
            branch.Meter,
            rest,
            compared.Sum(start => uses[start]),
            parts.ToDictionary(p => p.Meter, p => compared.Sum(start => p.ByStart.GetValueOrDefault(start)), StringComparer.Ordinal))
        {
            Uncompared = open.Count,
            MissingQuarters = circuits.Zip(parts, (c, p) => (c.Meter, Count: open.Count(s => !(s < c.Since) && !p.ByStart.ContainsKey(s))))
                .Where(m => m.Count > 0).ToDictionary(m => m.Meter, m => m.Count, StringComparer.Ordinal),
            NegativeQuarters = negatives,
            NegativeWh = negative,
        };
    }

    private static double ToleranceWh(double branchWh, double circuitsWh) => (ClassError * (Math.Abs(branchWh) + circuitsWh)) + DisplayStepWh;

    private static Dictionary<DateTimeOffset, double> Known(Circuit circuit) =>
        circuit.Intervals.Where(i => i.IsWhole && NetEnergy.Of(i) is not null).ToDictionary(i => i.Start, i => NetEnergy.Of(i)!.Value);
}
