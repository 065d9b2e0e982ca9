using System.Globalization;
using Monitoring.Analysis.Calendars;
using Monitoring.Dashboard.Circuits;
using Monitoring.Dashboard.Findings;
using Monitoring.Dashboard.Ingesting;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Contracts;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Load;

/// <summary>Reads what the load page shows from the ledger.</summary>
public sealed class LoadReader(IngestorClient ingestor, SiteCatalogue sites, FindingStore store, TimeProvider time)
{
    private const int MaxDaysBack = 31;

    /// <summary>The site with its meters; null when there is no such site.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public async Task<LoadSubjects?> SubjectsAsync(string site, CancellationToken cancel)
    {
        if (await sites.FindAsync(site, cancel) is not { } entry)
        {
            return null;
        }

        var meters = (await ingestor.MetersAsync(site, cancel)).Where(m => m.CountsFor is null).ToList();
        return new LoadSubjects(entry, meters, entry.MainMeterOf([.. meters.Select(m => m.Meter)]), time.GetUtcNow());
    }

    /// <summary>Reads a period, for a single day with the weeks before it.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public async Task<LoadInput> ReadAsync(LoadSubjects subjects, MeterInfo info, LoadPeriod period, DayType? only, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(period);
        var meter = info.Meter;
        var site = subjects.Site;
        var first = period.Days == 1 ? period.From.AddDays(-7 * DayCurve.WeeksBefore) : period.From;
        var intervals = await CircuitsOf(subjects).ReadAsync(meter, site.Clock.StartOfDay(first), site.Clock.StartOfDay(period.To), cancel);
        var run = await store.RunAsync(site.Id, cancel);
        return new LoadInput(site, meter, meter == subjects.MainMeter, period, time.GetUtcNow(), intervals)
        {
            Only = only,
            FirstReading = info.FirstReading ?? time.GetUtcNow(),
            ScaleW = run?.ScaleW.GetValueOrDefault(meter),
            Formula = subjects.FormulaOf(meter),
        };
    }

    /// <summary>Reads the period of the same length before, for a single day the last day of its type, for comparison.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public Task<IReadOnlyList<LedgerInterval>> ReadBeforeAsync(LoadSubjects subjects, LoadInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(input);
        var clock = input.Site.Clock;
        var before = BeforeOf(input.Period, input.Site.Calendar, clock.DateOf(input.Now));
        return CircuitsOf(subjects).ReadAsync(input.Meter, clock.StartOfDay(before.From), clock.StartOfDay(before.To), cancel);
    }

    /// <summary>Reads where the energy of a branch goes in a period of at most <see cref="Breakdown.MaxDays"/> days.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public async Task<Breakdown> ReadBreakdownAsync(LoadSubjects subjects, string branch, LoadPeriod period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(period);
        var clock = subjects.Site.Clock;
        return Breakdown.Of(
            await CircuitsOf(subjects).RestAsync(branch, clock.StartOfDay(period.From), clock.StartOfDay(period.To), cancel), subjects.Site);
    }

    /// <summary>What a period is compared with: the one of the same length before; a single day with the last day of its type.</summary>
    public static LoadPeriod BeforeOf(LoadPeriod period, WorkingCalendar calendar, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(calendar);
        var before = period.Step(-1, today);
        for (var tries = 0; period.Days == 1 && tries < MaxDaysBack && calendar.TypeOf(before.From) != calendar.TypeOf(period.From); tries++)
        {
            before = before.Step(-1, today);
        }

        return before;
    }

    private CircuitReader CircuitsOf(LoadSubjects subjects) => new(ingestor, subjects.Site, subjects.Meters);
}

/// <summary>What can be looked at on a site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Meters">Its meters.</param>
/// <param name="MainMeter">The meter at the incoming supply; null where nothing says which.</param>
/// <param name="Now">The present, UTC.</param>
public sealed record LoadSubjects(SiteEntry Site, IReadOnlyList<MeterInfo> Meters, string? MainMeter, DateTimeOffset Now)
{
    /// <summary>Days of data needed before a map and a shape of the day mean anything.</summary>
    public const int ReadyDays = 7;

    private readonly CircuitTree _tree = new(Site, Meters);

    /// <summary>Today on the site's clock.</summary>
    public DateOnly Today => Site.Clock.DateOf(Now);

    /// <summary>The meters in the order of the metering tree: the supply first, then as the profile lists them, then the rest.</summary>
    public IReadOnlyList<string> InOrder()
    {
        var listed = Site.Profile?.Meters.Select(m => m.Meter).ToList() ?? [];
        return
        [
            .. Meters.Concat(_tree.Calculated()).Select(m => m.Meter)
                .OrderBy(m => m == MainMeter ? 0 : RestId.IsRest(m, out _) ? 2 : 1)
                .ThenBy(m => listed.IndexOf(m) is >= 0 and var at ? at : int.MaxValue)
                .ThenBy(m => m, StringComparer.Ordinal),
        ];
    }

    /// <summary>The meter, virtual meter or rest with this id; null where there is none.</summary>
    public MeterInfo? Find(string? meter) => Meters.FirstOrDefault(m => m.Meter == meter) ?? _tree.Calculated().FirstOrDefault(m => m.Meter == meter);

    /// <summary>True for a branch with metered circuits below it.</summary>
    public bool IsBranch(string meter) => _tree.ChildrenOf(meter).Count > 0;

    /// <summary>How a circuit is calculated from real meters, e.g. <c>main - press-1 - 0.5 oven</c>; null for a real meter.</summary>
    public string? FormulaOf(string meter) => _tree.TermsOf(meter) is var terms && terms is [{ Factor: 1 } only] && only.Meter == meter
        ? null
        : string.Join(' ', terms.Select((t, i) => Signed(t.Factor, first: i == 0) + t.Meter));

    /// <summary>Whole days of data of a meter so far.</summary>
    public int DaysOf(MeterInfo meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return meter.FirstReading is { } first ? Math.Max(0, (int)(Now - first).TotalDays) : 0;
    }

    private static string Signed(double factor, bool first)
    {
        var sign = factor < 0 ? "- " : first ? string.Empty : "+ ";
        return Math.Abs(factor) == 1 ? sign : sign + Math.Abs(factor).ToString("0.######", CultureInfo.InvariantCulture) + " ";
    }
}
