using Monitoring.Dashboard.Live;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;

namespace Monitoring.Dashboard.Now;

/// <summary>One bar of the circuits in use.</summary>
/// <param name="Meter">Meter id; null for the rest.</param>
/// <param name="Name">Display name.</param>
/// <param name="Kw">Present power in kW; null when it is not known.</param>
/// <param name="Share">Share of the main meter's power; null when either is not known.</param>
/// <param name="Freshness">How far it may be trusted.</param>
/// <param name="Last">The newest value even when it is too old to count.</param>
public sealed record CircuitBar(string? Meter, string Name, double? Kw, double? Share, Freshness Freshness, LatestValue? Last);

/// <summary>The five largest circuits and the rest of the supply that they leave.</summary>
/// <param name="Bars">Largest first, the rest last; empty when no circuit is metered.</param>
/// <param name="PartlyMissing">True when a circuit does not report, so that the rest is too large by it.</param>
public sealed record CircuitShares(IReadOnlyList<CircuitBar> Bars, bool PartlyMissing)
{
    /// <summary>Meters that send but have no place below the main meter in the profile's tree, by name.</summary>
    public IReadOnlyList<string> Unplaced { get; init; } = [];

    /// <summary>Circuits that send, but no power, by name.</summary>
    public IReadOnlyList<string> Powerless { get; init; } = [];

    /// <summary>Circuits shown by name.</summary>
    public const int Shown = 5;

    /// <summary>Cuts the supply into circuits.</summary>
    public static CircuitShares Of(SiteNow now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var total = now.MainFreshness is Freshness.Fresh or Freshness.Aging ? now.MainPower!.Value / 1000 : (double?)null;
        var bars = now.Site.CircuitsOf(now.MainMeter, now.Live.Sending).Select(meter => BarOf(now, meter, total)).ToList();
        return Cut(now, total, bars) with
        {
            Unplaced = [.. now.Site.UnplacedOf(now.MainMeter, now.Live.Sending).Select(now.Site.NameOf)],
            Powerless = [.. bars.Where(b => b.Freshness == Freshness.None && now.Live.Sending.Contains(b.Meter!)).Select(b => b.Name)],
        };
    }

    private static CircuitShares Cut(SiteNow now, double? total, List<CircuitBar> bars)
    {
        var circuits = bars.Where(bar => bar.Freshness != Freshness.None)
            .OrderByDescending(bar => bar.Kw ?? -1)
            .ThenByDescending(bar => bar.Last!.Value)
            .ToList();
        if (circuits.Count == 0)
        {
            return new CircuitShares([], PartlyMissing: false);
        }

        var named = circuits.Take(Shown).ToList();
        var missing = circuits.Any(c => c.Kw is null);
        return total is null && now.MainMeter is null
            ? new CircuitShares(named, missing)
            : new CircuitShares([.. named, RestOf(now, total, named, circuits.Count)], missing);
    }

    private static CircuitBar BarOf(SiteNow now, string meter, double? total)
    {
        var value = now.Live.Value(meter, QuantityCatalogue.ActivePower);
        var freshness = now.Live.FreshnessOf(meter, QuantityCatalogue.ActivePower, now.Now);
        var kw = freshness is Freshness.Fresh or Freshness.Aging ? value!.Value / 1000 : (double?)null;
        return new CircuitBar(meter, now.Site.NameOf(meter), kw, ShareOf(kw, total), freshness, value);
    }

    private static CircuitBar RestOf(SiteNow now, double? total, List<CircuitBar> named, int circuits)
    {
        var more = circuits - named.Count;
        string name = more > 0 ? NowTexts.RestOf.With(more) : NowTexts.RestUnmetered;

        // Circuits may exceed the supply by a little because the meters answer at different moments; that is no negative rest.
        var rest = total - named.Sum(c => c.Kw ?? 0);
        var kw = rest is { } r && total is { } t && r > -0.05 * t ? Math.Max(0, r) : (double?)null;
        var aging = now.MainFreshness == Freshness.Aging || named.Any(c => c.Freshness == Freshness.Aging);
        return new CircuitBar(null, name, kw, ShareOf(kw, total), aging ? Freshness.Aging : Freshness.Fresh, null);
    }

    private static double? ShareOf(double? kw, double? total) => total is > 0 ? kw / total : null;
}
