using Monitoring.Dashboard.Ingesting;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;

namespace Monitoring.Dashboard.Live;

/// <summary>The newest values of one site as one poll saw them. Immutable; shared by every circuit.</summary>
/// <param name="Site">Site id.</param>
/// <param name="At">When the Ingestor answered last; null before the first answer.</param>
/// <param name="Meters">Newest values by meter id; kept from the last good poll.</param>
/// <param name="Fault">Why the newest poll failed; null when it succeeded.</param>
public sealed record SiteSnapshot(
    string Site, DateTimeOffset? At, IReadOnlyDictionary<string, LatestValues> Meters, IngestorFault? Fault)
{
    /// <summary>A site that was not polled yet.</summary>
    public static SiteSnapshot Empty(string site) => new(site, null, new Dictionary<string, LatestValues>(StringComparer.Ordinal), null);

    /// <summary>Newest value of a quantity; null when the meter or the quantity is not there.</summary>
    public LatestValue? Value(string meter, Quantity quantity) =>
        Meters.TryGetValue(meter, out var latest) && latest.Values.TryGetValue(quantity.Name, out var value) ? value : null;

    /// <summary>Judges a meter's quantity on the staleness ladder.</summary>
    public Freshness FreshnessOf(string meter, Quantity quantity, DateTimeOffset now) =>
        FreshnessLadder.Judge(Value(meter, quantity)?.Time, Meters.GetValueOrDefault(meter)?.IntervalSeconds, now);

    /// <summary>The meters that have sent anything; the others live on imported files.</summary>
    public IEnumerable<string> Sending => Meters.Values.Where(m => m.Values.Count > 0).Select(m => m.Meter);

    /// <summary>Time of the newest reading of any meter, UTC.</summary>
    public DateTimeOffset? NewestReading =>
        Meters.Values.SelectMany(m => m.Values.Values).Select(v => (DateTimeOffset?)v.Time).Max();
}
