using Monitoring.Analysis.Sites;

namespace Monitoring.Analysis.Metering;

/// <summary>Resolves the virtual meters of a profile into the meters that exist.</summary>
public static class VirtualMeters
{
    /// <summary>
    /// The real meters behind <paramref name="meter"/> with their weights, virtual ones among its terms resolved; a real meter is its own
    /// only term. A meter reached on several ways is there once, with the sum of its weights.
    /// </summary>
    /// <exception cref="ArgumentException">The formulas lead back to themselves; <see cref="SiteProfileValidator"/> refuses such a profile.</exception>
    public static IReadOnlyList<MeterTerm> TermsOf(SiteProfile? profile, string meter)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(profile, meter, 1, weights, []);
        return [.. weights.Where(w => w.Value != 0).Select(w => new MeterTerm(w.Key, w.Value))];
    }

    private static void Add(SiteProfile? profile, string meter, double factor, Dictionary<string, double> weights, HashSet<string> path)
    {
        if (profile?.Meter(meter)?.Formula is not { Count: > 0 } formula)
        {
            weights[meter] = weights.GetValueOrDefault(meter) + factor;
            return;
        }

        if (!path.Add(meter))
        {
            throw new ArgumentException($"The formula of '{meter}' leads back to itself.", nameof(meter));
        }

        foreach (var term in formula)
        {
            Add(profile, term.Meter, factor * term.Factor, weights, path);
        }

        path.Remove(meter);
    }
}
