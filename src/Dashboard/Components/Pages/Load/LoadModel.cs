using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Analysis.Sites;
using Monitoring.Analysis.Statistics;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Domain.Ledger;

namespace Monitoring.Dashboard.Components.Pages.Load;

/// <summary>What the page shows of one meter and period, computed from the ledger.</summary>
/// <param name="Figures">The numbers.</param>
/// <param name="Heat">Map of days and hours.</param>
/// <param name="Profiles">A day's shape by type.</param>
/// <param name="Duration">Duration curve.</param>
/// <param name="Top">The largest windows as a table.</param>
/// <param name="Measured">Measured share of the period, 0 to 1.</param>
/// <param name="Estimated">Share spread over gaps.</param>
/// <param name="Missing">Share not known.</param>
public sealed record LoadModel(
    LoadFigures Figures, ChartModel Heat, ChartModel Profiles, ChartModel Duration, ChartTable Top, double Measured, double Estimated, double Missing)
{
    private static readonly DayType[] Types = [DayType.Working, DayType.Saturday, DayType.SundayOrHoliday, DayType.Closure];

    /// <summary>Computes it; null when nothing is known.</summary>
    public static LoadModel? Of(
        SiteProfile profile, SiteZone zone, WorkingCalendar calendar, LoadPeriod period, DateTimeOffset now, bool isMain, IReadOnlyList<LedgerInterval> intervals)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(intervals);
        if (intervals.Count == 0)
        {
            return null;
        }

        var days = DayLoad.Of(intervals, zone, calendar);
        var end = zone.StartOfDay(period.To.AddDays(1));
        var slots = Math.Max(1, ((end < now ? end : now) - zone.StartOfDay(period.From)) / LedgerInterval.Step);
        var measured = intervals.Sum(i => i.Coverage) / slots;
        var estimated = intervals.Where(i => i.Origin == IntervalOrigin.CounterAcrossGap).Sum(i => 1 - i.Coverage) / slots;
        var contract = isMain ? profile.Contract : null;
        var curve = DurationCurve.Of(intervals);
        return new LoadModel(
            LoadFigures.Of(intervals, zone, calendar),
            HeatChart(contract, period, days),
            ProfileChart(days),
            DurationChart(contract, curve),
            TopTable(zone, curve),
            measured,
            estimated,
            Math.Max(0, 1 - measured - estimated));
    }

    private static ChartModel HeatChart(ContractTerms? contract, LoadPeriod period, IReadOnlyList<DayLoad> days)
    {
        var dates = Enumerable.Range(0, period.Days).Select(period.From.AddDays).ToList();
        var byDate = days.ToDictionary(d => d.Date);
        var cells = dates.Select(d => byDate.TryGetValue(d, out var day) ? day.MeanW.Select(w => w / 1000).ToList() : Enumerable.Repeat<double?>(null, DayLoad.HalfHours).ToList()).ToList();
        var known = cells.SelectMany(c => c).Where(v => v.HasValue).Select(v => v!.Value).ToList();
        var top = Nice(contract?.ContractKw ?? Quantile.Of(known, 0.99) ?? 1);
        var most = days.MaxBy(d => d.MeanW.Max() ?? 0)!;
        var at = most.MeanW.ToList().IndexOf(most.MeanW.Max());
        var labels = HalfHourLabels();
        return new ChartModel
        {
            Kind = period.Days > 62 ? "heat-year" : "heat",
            Title = LoadTexts.Heat,
            Subtitle = LoadTexts.HeatSubtitle.With(Formats.Figures.KwUnit(top)),
            Description = LoadTexts.HeatSentence.With(days.Count, Times.DayInText(most.Date), HalfHourWindow(at), Formats.Figures.KwUnit(most.MeanW.Max() / 1000)),
            Data = new { days = dates.Select(Times.DayOnAxis), names = dates.Select(Times.DayInText), hours = labels, cells, top, missing = Formats.Figures.Missing },
            Table = new ChartTable("heat", [
                ChartColumn.Days(LoadTexts.Day, dates),
                .. labels.Select((label, i) => ChartColumn.Numbers(label, "kW", [.. cells.Select(c => c[i])], 1))], dates.Count),
        };
    }

    private static ChartModel ProfileChart(IReadOnlyList<DayLoad> days)
    {
        var types = Types.Select(t => LikeDays.Of(days, t, int.MaxValue)).Where(l => l.Days > 0).ToList();
        var labels = HalfHourLabels();
        var shown = types.Select(l => new
        {
            name = LoadTexts.DaysCount.With(LoadTexts.DayTypeName(l.Type), l.Days),
            median = l.MedianW.Select(w => w / 1000).ToList(),
            low = l.LowW.Select(w => w / 1000).ToList(),
            high = l.HighW.Select(w => w / 1000).ToList(),
        }).ToList();
        return new ChartModel
        {
            Kind = "profiles",
            Title = LoadTexts.Profiles,
            Subtitle = LoadTexts.ProfilesSubtitle,
            Description = string.Join(' ', shown.Select(s => LoadTexts.ProfilesSentence.With(s.name, Formats.Figures.KwUnit(s.median.Max())))),
            Data = new { hours = labels, types = shown, words = new { median = LoadTexts.Median.ToString(), low = LoadTexts.Low.ToString(), high = LoadTexts.High.ToString() } },
            Table = new ChartTable("profiles", [
                ChartColumn.Words(LoadTexts.Window, labels),
                .. shown.SelectMany(s => (ChartColumn[])[
                    ChartColumn.Numbers($"{s.name} {LoadTexts.Low}", "kW", s.low, 1),
                    ChartColumn.Numbers($"{s.name} {LoadTexts.Median}", "kW", s.median, 1),
                    ChartColumn.Numbers($"{s.name} {LoadTexts.High}", "kW", s.high, 1)])], labels.Count),
        };
    }

    private static ChartModel DurationChart(ContractTerms? contract, DurationCurve curve)
    {
        List<double?> sorted = [.. curve.SortedW.Select(w => (double?)(w / 1000))];

        // More points than pixels say nothing more; the first twenty stay exact.
        var step = Math.Max(1, sorted.Count / 400);
        var kept = Enumerable.Range(0, sorted.Count).Where(i => i < 20 || i % step == 0).ToList();
        return new ChartModel
        {
            Kind = "duration",
            Title = LoadTexts.Duration,
            Subtitle = LoadTexts.DurationSubtitle,
            Description = sorted.Count == 0 ? string.Empty : LoadTexts.DurationSentence.With(Formats.Figures.KwUnit(sorted[0]), Formats.Figures.KwUnit(sorted[sorted.Count / 2])),
            Data = new { hours = kept.Select(i => i * 0.5), kw = kept.Select(i => sorted[i]), thresholds = Thresholds(contract), unit = "h" },
            Table = new ChartTable("duration", [
                ChartColumn.Numbers(LoadTexts.Rank, string.Empty, [.. sorted.Select((_, i) => (double?)(i + 1))], 0),
                ChartColumn.Numbers(LoadTexts.Power, "kW", sorted, 1)], sorted.Count),
        };
    }

    private static ChartTable TopTable(SiteZone zone, DurationCurve curve) => new("top-20", [
        ChartColumn.Windows(LoadTexts.Window, [.. curve.Top.Select(w => Local(zone, w.Start))], TimeSpan.FromMinutes(30)),
        ChartColumn.Numbers(LoadTexts.Power, "kW", [.. curve.Top.Select(w => (double?)(w.MeanW / 1000))], 1)], curve.Top.Count);

    /// <summary>A moment on the site's clock.</summary>
    internal static DateTimeOffset Local(SiteZone zone, DateTimeOffset time)
    {
        var local = zone.ToLocal(time);
        return new DateTimeOffset(local, local - time.UtcDateTime);
    }

    private static IEnumerable<object> Thresholds(ContractTerms? contract)
    {
        if (contract?.TargetKw is { } target)
        {
            yield return new { name = LoadTexts.Target.ToString(), value = target, dash = "dashed" };
        }

        if (contract?.ContractKw is { } agreed)
        {
            yield return new { name = LoadTexts.Contract.ToString(), value = agreed, dash = "solid" };
        }
    }

    private static List<string> HalfHourLabels() => [.. Enumerable.Range(0, DayLoad.HalfHours).Select(i => $"{i / 2:00}:{30 * (i % 2):00}")];

    private static string HalfHourWindow(int i) => $"{i / 2:00}:{30 * (i % 2):00}{Times.Dash}{(i + 1) / 2:00}:{30 * ((i + 1) % 2):00}";

    // A scale that reads well: 1, 2, 2.5, 5 or 10 times a power of ten, not below the value.
    private static double Nice(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(value, 1e-6))));
        return unit * new[] { 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 }.First(f => f * unit >= value * 0.999);
    }
}
