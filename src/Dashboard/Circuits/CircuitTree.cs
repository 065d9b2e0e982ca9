using Monitoring.Analysis.Metering;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;

namespace Monitoring.Dashboard.Circuits;

/// <summary>The circuits of a site that can be looked at: its meters, virtual meters, and the unmetered rest of every branch.</summary>
/// <param name="site">The site with its metering tree.</param>
/// <param name="meters">The meters that have sent, or were imported.</param>
public sealed class CircuitTree(SiteEntry site, IReadOnlyList<MeterInfo> meters)
{
    private readonly Dictionary<string, MeterInfo> _meters = meters.ToDictionary(m => m.Meter, StringComparer.Ordinal);

    /// <summary>What is calculated from other meters and can be, because all of them have data; described as a meter would be.</summary>
    public IReadOnlyList<MeterInfo> Calculated()
    {
        var tree = site.Profile?.Meters ?? [];
        return
        [
            .. tree.Where(m => m.Formula is { Count: > 0 }).Select(m => InfoOf(m.Meter)).OfType<MeterInfo>(),
            .. tree.Where(m => ChildrenOf(m.Meter).Count > 0).Select(m => InfoOf(RestId.Of(m.Meter))).OfType<MeterInfo>(),
        ];
    }

    /// <summary>The circuits directly below a branch that have data.</summary>
    public IReadOnlyList<MeterInfo> ChildrenOf(string branch) =>
        site.Profile is { } profile && InfoOf(branch) is not null ? [.. profile.ChildrenOf(branch).Select(m => InfoOf(m.Meter)).OfType<MeterInfo>()] : [];

    /// <summary>
    /// What is known of a circuit, real or calculated: a virtual meter begins when the last of its terms did and ends when the first of
    /// them did; a rest is as long as its branch. Null where a part has no data.
    /// </summary>
    public MeterInfo? InfoOf(string id)
    {
        if (RestId.IsRest(id, out var branch))
        {
            return InfoOf(branch) is { } whole ? whole with { Meter = id } : null;
        }

        MeterInfo?[] parts = [.. TermsOf(id).Select(t => _meters.GetValueOrDefault(t.Meter))];
        if (parts.Length == 0 || Array.Exists(parts, p => p?.FirstReading is null))
        {
            return null;
        }

        return parts is [{ } only] && only.Meter == id ? only : parts[0]! with
        {
            Meter = id,
            FirstReading = parts.Max(p => p!.FirstReading),
            LastReading = parts.Min(p => p!.LastReading),
            IntervalSeconds = parts.Max(p => p!.IntervalSeconds),
        };
    }

    /// <summary>The real meters behind a circuit, with their weights; a rest's are its branch's less its circuits'.</summary>
    public IReadOnlyList<MeterTerm> TermsOf(string id)
    {
        if (!RestId.IsRest(id, out var branch))
        {
            return VirtualMeters.TermsOf(site.Profile, id);
        }

        return
        [
            .. TermsOf(branch),
            .. ChildrenOf(branch).SelectMany(c => TermsOf(c.Meter)).Select(t => t with { Factor = -t.Factor }),
        ];
    }
}
