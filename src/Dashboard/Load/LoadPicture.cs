using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.History;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Load;

/// <summary>Everything the load page shows of one meter and period. Pure function of what was read.</summary>
public sealed record LoadPicture
{
    /// <summary>The site.</summary>
    public required SiteEntry Site { get; init; }

    /// <summary>Meter id.</summary>
    public required string Meter { get; init; }

    /// <summary>True for the incoming supply: only there contract and target apply.</summary>
    public required bool IsMain { get; init; }

    /// <summary>The days shown, up to today.</summary>
    public required LoadPeriod Period { get; init; }

    /// <summary>The present, UTC.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Only days of this type; null for all.</summary>
    public DayType? Only { get; init; }

    /// <summary>How it is calculated from other meters; null for a real meter.</summary>
    public string? Formula { get; init; }

    /// <summary>The period's intervals.</summary>
    public required IReadOnlyList<LedgerInterval> Intervals { get; init; }

    /// <summary>Days with data, ascending; all types.</summary>
    public required IReadOnlyList<DayLoad> Days { get; init; }

    /// <summary>Figures of the whole period.</summary>
    public required LoadFigures Figures { get; init; }

    /// <summary>Figures of the period of the same length before; null where it has no data.</summary>
    public LoadFigures? Before { get; init; }

    /// <summary>What the figures are compared with, in words.</summary>
    public string BeforeName => Period.Days == 1 ? LoadTexts.DayBefore.With(TodayEnergy.NameOf(Site.Calendar.TypeOf(Period.From))) : LoadTexts.PeriodBefore;

    /// <summary>Time of the meter's oldest reading, UTC; what lies before it is not missing, there was no meter.</summary>
    public required DateTimeOffset FirstReading { get; init; }

    /// <summary>Days of the weeks before a single day, for its band of like days.</summary>
    public IReadOnlyList<DayLoad> Earlier { get; init; } = [];

    /// <summary>End of what is known, UTC; null when nothing is.</summary>
    public DateTimeOffset? KnownUntil => LedgerEdge.Of(Intervals, Now);

    /// <summary>Where the data stand.</summary>
    public required DataShares Shares { get; init; }

    /// <summary>Top of the colour scale in W; does not change with the view.</summary>
    public required LoadScale Scale { get; init; }

    /// <summary>Contract terms, on the incoming supply only.</summary>
    public ContractTerms? Contract => IsMain ? Site.Profile?.Contract : null;

    /// <summary>Days of the chosen type.</summary>
    public IReadOnlyList<DayLoad> ShownDays => Only is { } type ? [.. Days.Where(d => d.Type == type)] : Days;

    /// <summary>Intervals on days of the chosen type.</summary>
    public IEnumerable<LedgerInterval> ShownIntervals =>
        Only is { } type ? Intervals.Where(i => Site.Calendar.TypeOf(Site.Clock.DateOf(i.Start)) == type) : Intervals;

    /// <summary>Computes the picture.</summary>
    public static LoadPicture Of(LoadInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (clock, calendar) = (input.Site.Clock, input.Site.Calendar);
        var from = clock.StartOfDay(input.Period.From);
        var known = input.Intervals.Where(i => i.Start >= from).ToList();
        var today = clock.DateOf(input.Now);
        return new LoadPicture
        {
            Site = input.Site,
            Meter = input.Meter,
            IsMain = input.IsMain,
            Period = input.Period.UpTo(today),
            Now = input.Now,
            Only = input.Only,
            Formula = input.Formula,
            Intervals = known,
            Days = DayLoad.Of(known, clock, calendar),
            Figures = LoadFigures.Of(known, clock, calendar),
            Earlier = DayLoad.Of(input.Intervals.Where(i => i.Start < from), clock, calendar),
            FirstReading = input.FirstReading,
            Shares = DataShares.Of(known, Later(from, LedgerInterval.StartOf(input.FirstReading)), Sooner(clock.StartOfDay(input.Period.To), input.Now)),
            Scale = LoadScale.Of(input.IsMain ? input.Site.Profile?.Contract : null, input.ScaleW, known),
        };
    }

    /// <summary>The same picture with something to compare with.</summary>
    public LoadPicture ComparedWith(IReadOnlyList<LedgerInterval> before) =>
        LoadFigures.Of(before, Site.Clock, Site.Calendar) is { Intervals: > 0 } figures ? this with { Before = figures } : this;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Sooner(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}

/// <summary>What was read for a <see cref="LoadPicture"/>.</summary>
/// <param name="Site">The site.</param>
/// <param name="Meter">Meter id.</param>
/// <param name="IsMain">True for the incoming supply.</param>
/// <param name="Period">The period.</param>
/// <param name="Now">The present, UTC.</param>
/// <param name="Intervals">Intervals up to the period's end; older ones than the period serve like days.</param>
public sealed record LoadInput(
    SiteEntry Site, string Meter, bool IsMain, LoadPeriod Period, DateTimeOffset Now, IReadOnlyList<LedgerInterval> Intervals)
{
    /// <summary>Only days of this type; null for all.</summary>
    public DayType? Only { get; init; }

    /// <summary>How it is calculated from other meters; null for a real meter.</summary>
    public string? Formula { get; init; }

    /// <summary>Time of the meter's oldest reading, UTC.</summary>
    public required DateTimeOffset FirstReading { get; init; }

    /// <summary>The meter's 99th percentile of power over its history in W; null before the first analysis.</summary>
    public double? ScaleW { get; init; }
}
