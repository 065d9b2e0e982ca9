using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Circuits;
using Monitoring.Dashboard.Localization;

namespace Monitoring.Dashboard.Sites;

/// <summary>A site as the screens know it: what the Ingestor lists, with the meaning that its profile adds.</summary>
/// <param name="Id">Site id.</param>
/// <param name="IngestorName">Name the Ingestor gives.</param>
/// <param name="Zone">Zone in which its days, months and demand windows are cut.</param>
/// <param name="Profile">Metering tree, contract, tariff and calendar; null where there is no (valid) profile.</param>
/// <param name="ProfileProblems">What is wrong with the profile file; empty when it is right or absent.</param>
public sealed record SiteEntry(
    string Id, string IngestorName, TimeZoneInfo Zone, SiteProfile? Profile, IReadOnlyList<string> ProfileProblems)
{
    /// <summary>Display name in the language of the current circuit.</summary>
    public string Name => Profile?.Name?.In(Languages.Tag) is { Length: > 0 } name ? name : IngestorName;

    /// <summary>The site's clock for calculations.</summary>
    public SiteZone Clock { get; } = SiteZone.Of(Zone.Id);

    /// <summary>Working days and hours, assumed where the profile has none.</summary>
    public WorkingCalendar Calendar { get; } = new(Profile?.Calendar);

    /// <summary>The site's wall clock at an instant.</summary>
    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Display name of a meter, or of the rest of a branch, in the language of the current circuit.</summary>
    public string NameOf(string meter) => RestId.IsRest(meter, out var branch)
        ? CircuitTexts.RestOf.With(NameOf(branch))
        : Profile?.NameOf(meter).In(Languages.Tag) ?? meter;

    /// <summary>
    /// The meter at the incoming supply: the profile's, else the one called <c>main</c>, else the only one. Null when there are
    /// several and nothing says which: adding them up could count a circuit twice.
    /// </summary>
    public string? MainMeterOf(IReadOnlyCollection<string> meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        if (Profile?.MainMeter is { } named)
        {
            return named;
        }

        const string CommonName = "main";
        return meters.Contains(CommonName) ? CommonName : meters.Count == 1 ? meters.Single() : null;
    }

    /// <summary>
    /// Those of <paramref name="meters"/> that a profile with a tree hangs nowhere below its main meter: not written there, or
    /// without a parent. None where there is no tree.
    /// </summary>
    public IReadOnlyList<string> UnplacedOf(string? mainMeter, IEnumerable<string> meters) => Profile is { Meters: { Count: > 0 } tree } && mainMeter is not null
        ? [.. meters.Where(m => m != mainMeter && tree.All(t => t.Meter != m || t.Parent is null)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The circuits directly below the main meter: the profile's tree, else every other meter.</summary>
    public IReadOnlyList<string> CircuitsOf(string? mainMeter, IEnumerable<string> meters) => Profile is { Meters.Count: > 0 } profile && mainMeter is not null
        ? [.. profile.ChildrenOf(mainMeter).Select(m => m.Meter)]
        : [.. meters.Where(m => m != mainMeter)];
}
