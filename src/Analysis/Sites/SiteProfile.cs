using Monitoring.Analysis.Metering;

namespace Monitoring.Analysis.Sites;

/// <summary>
/// What the measurements of a site mean: metering tree, contract, tariff, emission factor and calendar.
/// Only <see cref="Site"/> is required; what is null is not known and nothing is guessed in its place.
/// </summary>
public sealed record SiteProfile
{
    /// <summary>Site id.</summary>
    public required string Site { get; init; }

    /// <summary>Display name.</summary>
    public BilingualText? Name { get; init; }

    /// <summary>IANA zone in which days, months and demand windows are cut.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Id of the meter at the incoming supply.</summary>
    public string? MainMeter { get; init; }

    /// <summary>The metering tree; a meter that is not listed is a circuit without a known place.</summary>
    public IReadOnlyList<MeterProfile> Meters { get; init; } = [];

    /// <summary>Contract power and target.</summary>
    public ContractTerms? Contract { get; init; }

    /// <summary>Prices.</summary>
    public Tariff? Tariff { get; init; }

    /// <summary>Emission factor of the bought electricity.</summary>
    public EmissionFactor? EmissionFactor { get; init; }

    /// <summary>Working days and hours.</summary>
    public CalendarRules? Calendar { get; init; }

    /// <summary>The profile of a meter; null where it is not listed.</summary>
    public MeterProfile? Meter(string meter) => Meters.FirstOrDefault(m => string.Equals(m.Meter, meter, StringComparison.Ordinal));

    /// <summary>The display name of a meter, its id where none was given.</summary>
    public BilingualText NameOf(string meter) => Meter(meter)?.Name ?? BilingualText.Same(meter);

    /// <summary>The meters directly below <paramref name="meter"/> in the tree.</summary>
    public IEnumerable<MeterProfile> ChildrenOf(string meter) =>
        Meters.Where(m => string.Equals(m.Parent, meter, StringComparison.Ordinal));
}

/// <summary>One meter in the metering tree.</summary>
public sealed record MeterProfile
{
    /// <summary>Meter id.</summary>
    public required string Meter { get; init; }

    /// <summary>Display name.</summary>
    public BilingualText? Name { get; init; }

    /// <summary>Id of the meter that measures this circuit as a part of its own; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>Terms of a virtual meter, which has no readings of its own; null for a real one.</summary>
    public IReadOnlyList<MeterTerm>? Formula { get; init; }

    /// <summary>Kind of load, e.g. <c>main</c>, <c>compressor</c>, <c>lighting</c>; free text.</summary>
    public string? Kind { get; init; }
}
