using Monitoring.Analysis.Calendars;
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

        var meters = await ingestor.MetersAsync(site, cancel);
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
        var intervals = await ingestor.LongIntervalsAsync(
            site.Id, meter, site.Clock.StartOfDay(first), site.Clock.StartOfDay(period.To), cancel);
        var run = await store.RunAsync(site.Id, cancel);
        return new LoadInput(site, meter, meter == subjects.MainMeter, period, time.GetUtcNow(), intervals)
        {
            Only = only,
            FirstReading = info.FirstReading ?? time.GetUtcNow(),
            ScaleW = run?.ScaleW.GetValueOrDefault(meter),
        };
    }

    /// <summary>Reads the period of the same length before, for a single day the last day of its type, for comparison.</summary>
    /// <exception cref="IngestorException">The Ingestor did not deliver.</exception>
    public Task<IReadOnlyList<LedgerInterval>> ReadBeforeAsync(LoadInput input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        var clock = input.Site.Clock;
        var before = BeforeOf(input.Period, input.Site.Calendar, clock.DateOf(input.Now));
        return ingestor.LongIntervalsAsync(input.Site.Id, input.Meter, clock.StartOfDay(before.From), clock.StartOfDay(before.To), cancel);
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

    /// <summary>Today on the site's clock.</summary>
    public DateOnly Today => Site.Clock.DateOf(Now);

    /// <summary>The meters in the order of the metering tree: the supply first, then as the profile lists them, then the rest.</summary>
    public IReadOnlyList<string> InOrder()
    {
        var listed = Site.Profile?.Meters.Select(m => m.Meter).ToList() ?? [];
        return
        [
            .. Meters.Select(m => m.Meter)
                .OrderBy(m => m == MainMeter ? 0 : 1)
                .ThenBy(m => listed.IndexOf(m) is >= 0 and var at ? at : int.MaxValue)
                .ThenBy(m => m, StringComparer.Ordinal),
        ];
    }

    /// <summary>The meter with this id; null where there is none.</summary>
    public MeterInfo? Find(string? meter) => Meters.FirstOrDefault(m => m.Meter == meter);

    /// <summary>Whole days of data of a meter so far.</summary>
    public int DaysOf(MeterInfo meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return meter.FirstReading is { } first ? Math.Max(0, (int)(Now - first).TotalDays) : 0;
    }
}
