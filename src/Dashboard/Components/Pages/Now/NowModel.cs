using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.Demand;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Components.Pages.Now;

/// <summary>What the slow part of the page shows, computed from the ledger.</summary>
/// <param name="Day">Today's load against like days.</param>
/// <param name="Days">The last 14 days.</param>
/// <param name="TodayKwh">Energy today, kWh.</param>
/// <param name="LikeKwh">Median energy of like days up to the same time, kWh; null when they are too few.</param>
/// <param name="Like">The like days.</param>
/// <param name="Measured">Measured share of today so far, 0 to 1.</param>
/// <param name="Estimated">Share spread over a gap.</param>
/// <param name="Missing">Share not known.</param>
/// <param name="TodayStart">Local midnight.</param>
/// <param name="Until">Local time up to which the ledger knows.</param>
public sealed record NowModel(
    ChartModel Day, ChartModel Days, double TodayKwh, double? LikeKwh, LikeDays Like, double Measured, double Estimated, double Missing, DateTimeOffset TodayStart, DateTimeOffset Until)
{
    private const int ShownDays = 14;

    internal static NowModel Of(SiteProfile profile, SiteZone zone, WorkingCalendar calendar, DateTimeOffset now, IReadOnlyList<LedgerInterval> intervals)
    {
        var days = DayLoad.Of(intervals, zone, calendar);
        var date = zone.DateOf(now);
        var today = days.FirstOrDefault(d => d.Date == date);
        var like = LikeDays.Of(days.Where(d => d.Date < date), calendar.TypeOf(date));
        var start = zone.StartOfDay(date);
        var todays = intervals.Where(i => i.Start >= start).ToList();
        var until = todays.Count == 0 ? start : todays.Max(i => i.Start + (LedgerInterval.Step * Math.Max(i.Coverage, i.Origin == IntervalOrigin.CounterAcrossGap ? 1 : 0)));
        var passed = Math.Max(1e-9, (now - start) / LedgerInterval.Step);
        var measured = todays.Sum(i => i.Coverage) / passed;
        var estimated = todays.Where(i => i.Origin == IntervalOrigin.CounterAcrossGap).Sum(i => 1 - i.Coverage) / passed;
        return new NowModel(
            DayChart(profile, zone, date, today, like),
            DaysChart(days, date),
            (today?.EnergyWh ?? 0) / 1000,
            like.EnergyUntilWh((until - start).TotalMinutes / 30) / 1000,
            like,
            measured,
            estimated,
            Math.Max(0, 1 - measured - estimated),
            Local(zone, start),
            Local(zone, until));
    }

    internal static DateTimeOffset Local(SiteZone zone, DateTimeOffset time)
    {
        var local = zone.ToLocal(time);
        return new DateTimeOffset(local, local - time.UtcDateTime);
    }

    private static ChartModel DayChart(SiteProfile profile, SiteZone zone, DateOnly date, DayLoad? today, LikeDays like)
    {
        var starts = Enumerable.Range(0, DayLoad.HalfHours).Select(i => Local(zone, zone.StartOfDay(date).AddMinutes(30 * i))).ToList();
        var seen = Kw(today?.MeanW ?? new double?[DayLoad.HalfHours]);
        var (low, high) = (Kw(like.LowW), Kw(like.HighW));
        var max = seen.Max();
        var typeName = like.Type == DayType.Working ? NowTexts.WorkingDay : NowTexts.DayOff;
        return new ChartModel
        {
            Kind = "day-load",
            Title = NowTexts.DayChart,
            Subtitle = NowTexts.DayChartSubtitle,
            Description = max is null ? NowTexts.DayChartEmpty : NowTexts.DayChartSentence.With(Figures.KwUnit(max), Times.Window(starts[seen.IndexOf(max)], starts[seen.IndexOf(max)].AddMinutes(30))),
            Data = new
            {
                times = starts.Select(ChartTime.Of),
                seen,
                low,
                high,
                names = new { seen = NowTexts.TodayColumn.ToString(), band = NowTexts.Band.With(typeName) },
                thresholds = Thresholds(profile.Contract),
                unit = "kW",
            },
            Table = new ChartTable($"load-{date:yyyy-MM-dd}", [
                ChartColumn.Windows(NowTexts.TimeColumn, starts, TimeSpan.FromMinutes(30)),
                ChartColumn.Numbers(NowTexts.TodayColumn, "kW", seen, 1),
                ChartColumn.Numbers(NowTexts.LowColumn, "kW", low, 1),
                ChartColumn.Numbers(NowTexts.HighColumn, "kW", high, 1)], starts.Count),
        };
    }

    internal static IEnumerable<object> Thresholds(ContractTerms? contract)
    {
        if (contract?.TargetKw is { } target)
        {
            yield return new { name = NowTexts.Target.ToString(), value = target, dash = "dashed" };
        }

        if (contract?.ContractKw is { } agreed)
        {
            yield return new { name = NowTexts.Contract.ToString(), value = agreed, dash = "solid" };
        }
    }

    private static ChartModel DaysChart(IReadOnlyList<DayLoad> days, DateOnly today)
    {
        var dates = Enumerable.Range(0, ShownDays).Select(i => today.AddDays(i - ShownDays + 1)).ToList();
        var loads = dates.Select(d => days.FirstOrDefault(l => l.Date == d)).ToList();
        List<double?> kwh = [.. loads.Select(l => l?.EnergyWh / 1000)];
        var most = kwh.Max();
        return new ChartModel
        {
            Kind = "day-bars",
            Title = NowTexts.DaysChart,
            Subtitle = NowTexts.DaysChartSubtitle,
            Description = most is null ? string.Empty : NowTexts.DaysChartSentence.With(Times.DayInText(dates[kwh.IndexOf(most)]), Figures.KwhUnit(most)),
            Data = new
            {
                labels = dates.Select(Times.DayOnAxis),
                days = dates.Select(Times.DayInText),
                kwh,
                working = loads.Select(l => l?.Type == DayType.Working),
                partial = loads.Select((l, i) => l is not null && dates[i] != today && l.KnownShare < 0.99),
                partialWord = NowTexts.Partial.ToString(),
            },
            Table = new ChartTable("days", [
                ChartColumn.Days(NowTexts.DayColumn, dates),
                ChartColumn.Numbers(NowTexts.EnergyColumn, "kWh", kwh, 0),
                ChartColumn.Numbers(NowTexts.KnownColumn, "%", [.. loads.Select(l => l is null ? (double?)null : 100 * l.KnownShare)], 0)], ShownDays),
        };
    }

    private static List<double?> Kw(IEnumerable<double?> watts) => [.. watts.Select(w => w / 1000)];
}
