using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Live;
using Monitoring.Dashboard.Load;
using Monitoring.Dashboard.Now;
using Monitoring.Dashboard.Reviewing;
using Monitoring.Dashboard.Sites;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Samples;

/// <summary>
/// A made-up plant behind the pictures of pages that have no data yet. It stands still at one afternoon and passes through the
/// same functions as real data, so that a sample looks as the page will look.
/// </summary>
public static class SampleWorks
{
    private const string Meter = "main";
    private const int Weeks = 3;
    private const double NightKw = 26;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    // A Wednesday, 15:10 in Tokyo.
    private static readonly DateTimeOffset Moment = new(2026, 10, 14, 6, 10, 0, TimeSpan.Zero);

    private static readonly SiteEntry Site = new("sample", "Sample Works", Zone, new SiteProfile
    {
        Site = "sample",
        Name = new BilingualText("見本製作所", "Sample Works"),
        MainMeter = Meter,
        Meters = [new MeterProfile { Meter = Meter, Name = new BilingualText("受電", "Incoming supply") }],
        Contract = new ContractTerms { TargetKw = 260, ContractKw = 295 },
    }, []);

    private static readonly IReadOnlyList<LedgerInterval> Ledger = [.. Quarters()];

    /// <summary>The day of the page いま.</summary>
    public static ChartModel Today()
    {
        var today = Site.Clock.DateOf(Moment);
        var midnight = Site.Clock.StartOfDay(today);
        var days = new SiteDays(today, [.. Ledger.Where(i => i.Start < midnight)], [.. Ledger.Where(i => i.Start >= midnight)]);
        var loads = DayLoad.Of(Ledger, Site.Clock, Site.Calendar);
        return TodayChart.Of(new SiteNow
        {
            Site = Site,
            Now = Moment,
            Live = SiteSnapshot.Empty(Site.Id),
            MainMeter = Meter,
            Days = days,
            DayLoads = loads,
            LikeDays = LikeDays.Of(loads.Where(d => d.Date < today), Site.Calendar.TypeOf(today)),
        })!;
    }

    /// <summary>The map of the page 負荷.</summary>
    public static ChartModel Map()
    {
        var today = Site.Clock.DateOf(Moment);
        var period = new LoadPeriod(PeriodKind.Custom, today.AddDays(-13), today.AddDays(1));
        return HeatMap.Of(LoadPicture.Of(new LoadInput(Site, Meter, IsMain: true, period, Moment, Ledger) { FirstReading = Ledger[0].Start }));
    }

    /// <summary>The evidence of a finding of the page 指摘.</summary>
    public static ChartModel Evidence() => EvidenceChart.Of(SampleFinding.Of(Site.Id), SampleFinding.Machine);

    private static IEnumerable<LedgerInterval> Quarters()
    {
        var from = Site.Clock.StartOfDay(Site.Clock.DateOf(Moment).AddDays(-7 * Weeks));
        for (var at = from; at < Moment; at += LedgerInterval.Step)
        {
            var watts = KwAt(Site.ToLocal(at).DateTime) * 1000;
            yield return new LedgerInterval(at) { MeanW = watts, EnergyImportWh = watts / 4, Coverage = Math.Min(1, (Moment - at) / LedgerInterval.Step) };
        }
    }

    private static double KwAt(DateTime local)
    {
        if (Site.Calendar.TypeOf(DateOnly.FromDateTime(local)) != DayType.Working)
        {
            return NightKw;
        }

        // No day is quite like another, and the same day is always the same.
        var day = 1 + (0.05 * Math.Sin(local.DayOfYear * 2.3));
        return NightKw + (day * local.TimeOfDay.TotalHours switch
        {
            < 6.5 or >= 18.5 => 0,
            < 8.5 => 50 * (local.TimeOfDay.TotalHours - 6.5),
            >= 12 and < 13 => 92,
            >= 17.5 => 200 * (18.5 - local.TimeOfDay.TotalHours),
            _ => 200 + (6 * Math.Sin(local.DayOfYear + local.TimeOfDay.TotalHours)),
        });
    }
}
