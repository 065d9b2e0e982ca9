using Monitoring.Analysis.Demand;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Quantities;

namespace Monitoring.Dashboard.Now;

/// <summary>Everything the page いま is drawn from, at one moment. Immutable; shared by every circuit.</summary>
public sealed record SiteNow
{
    /// <summary>The site with its profile.</summary>
    public required SiteEntry Site { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Newest values of every meter.</summary>
    public required SiteSnapshot Live { get; init; }

    /// <summary>Meter at the incoming supply; null when nothing says which it is.</summary>
    public string? MainMeter { get; init; }

    /// <summary>The main meter's ledger; null before it was read.</summary>
    public SiteDays? Days { get; init; }

    /// <summary>The ledger cut into days, ascending, today last where it has data.</summary>
    public IReadOnlyList<DayLoad> DayLoads { get; init; } = [];

    /// <summary>What days like today look like; null before the ledger was read.</summary>
    public LikeDays? LikeDays { get; init; }

    /// <summary>The running demand window; null without a main meter.</summary>
    public DemandWindow? Window { get; init; }

    /// <summary>How the window stands.</summary>
    public DemandLevel Level { get; init; }

    /// <summary>Why the ledger could not be read; null when it could.</summary>
    public IngestorFault? Fault { get; init; }

    /// <summary>False while nothing was ever received: nothing is known of the present, though files may have been imported.</summary>
    public bool HasReadings => Live.Sending.Any();

    /// <summary>True when the main meter has never sent and its data come from imported files.</summary>
    public bool IsImported => MainMeter is { } meter && Live.Meters.TryGetValue(meter, out var latest) && latest.Values.Count == 0;

    /// <summary>The main meter's power in W with its time; null when there is none.</summary>
    public LatestValue? MainPower => MainMeter is { } meter ? Live.Value(meter, QuantityCatalogue.ActivePower) : null;

    /// <summary>How far the main meter's power may be trusted.</summary>
    public Freshness MainFreshness =>
        MainMeter is { } meter ? Live.FreshnessOf(meter, QuantityCatalogue.ActivePower, Now) : Freshness.None;

    /// <summary>The wall clock of the site.</summary>
    public DateTimeOffset LocalNow => Site.ToLocal(Now);
}
