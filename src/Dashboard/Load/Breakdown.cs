using Monitoring.Analysis.Metering;
using Monitoring.Dashboard.Circuits;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.Sites;

namespace Monitoring.Dashboard.Load;

/// <summary>Where the energy of a branch goes, as the load page shows it.</summary>
/// <param name="Rows">Circuits, largest first, then the rest.</param>
/// <param name="TotalKwh">Net energy of the branch in kWh.</param>
/// <param name="Notes">What to know of it, in words; the first is what it was summed over.</param>
/// <param name="IsWrong">True when the circuits use more than their branch.</param>
public sealed record Breakdown(IReadOnlyList<BreakdownRow> Rows, double TotalKwh, IReadOnlyList<string> Notes, bool IsWrong)
{
    /// <summary>Longest period in days: the ledger of every circuit is read for it.</summary>
    public const int MaxDays = 100;

    /// <summary>The breakdown of <paramref name="rest"/> in the current language.</summary>
    public static Breakdown Of(BranchRest rest, SiteEntry site)
    {
        ArgumentNullException.ThrowIfNull(rest);
        ArgumentNullException.ThrowIfNull(site);
        double? Share(double wh) => rest.BranchWh > 0 ? wh / rest.BranchWh : null;
        var circuits = rest.CircuitsWh.OrderByDescending(c => c.Value).Select(c => new BreakdownRow(c.Key, site.NameOf(c.Key), c.Value / 1000, Share(c.Value)));
        return new Breakdown(
            [.. circuits, new BreakdownRow(RestId.Of(rest.Branch), CircuitTexts.Rest, rest.RestWh / 1000, rest.RestShare)],
            rest.BranchWh / 1000,
            [.. NotesOf(rest, site)],
            rest.Verdict == RestVerdict.Negative);
    }

    private static IEnumerable<string> NotesOf(BranchRest rest, SiteEntry site)
    {
        var branch = site.NameOf(rest.Branch);
        yield return rest.Verdict == RestVerdict.Unknown ? CircuitTexts.Unknown.With(branch) : CircuitTexts.Compared.With(branch, Figures.Number(rest.Compared, 0));
        if (rest.Verdict == RestVerdict.Negative)
        {
            yield return CircuitTexts.Negative.With(branch, Figures.Number(rest.NegativeQuarters, 0), Figures.Number(rest.NegativeWh / 1000, 1));
        }

        if (rest.Uncompared > 0)
        {
            var missing = rest.MissingQuarters.OrderByDescending(m => m.Value).Select(m => CircuitTexts.Missing.With(site.NameOf(m.Key), Figures.Number(m.Value, 0)));
            yield return CircuitTexts.Incomplete.With(Figures.Number(rest.Uncompared, 0), string.Join(Localization.Languages.IsEnglish ? ", " : "、", missing));
        }
    }
}

/// <summary>One circuit of a breakdown.</summary>
/// <param name="Circuit">Id to look at it.</param>
/// <param name="Name">Display name.</param>
/// <param name="Kwh">Net energy in kWh.</param>
/// <param name="Share">Share of the branch; null where the branch used nothing.</param>
public sealed record BreakdownRow(string Circuit, string Name, double Kwh, double? Share);
