using Monitoring.Analysis.Calendars;
using Monitoring.Analysis.LoadProfiles;
using Monitoring.Dashboard.Charts;
using Monitoring.Dashboard.Formats;
using Monitoring.Dashboard.History;

namespace Monitoring.Dashboard.Now;

/// <summary>Energy of the last 14 days, working days dark, days off light, today so far outlined.</summary>
public static class DailyChart
{
    /// <summary>Days shown, today among them.</summary>
    public const int Days = 14;

    /// <summary>A day that lacks a single quarter of an hour is not whole.</summary>
    private const double WholeTolerance = 0.005;

    /// <summary>Builds the chart; null before the ledger was read.</summary>
    public static ChartModel? Of(SiteNow now)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (now is not { Days: { } ledger, MainMeter: { } meter })
        {
            return null;
        }

        DateOnly[] dates = [.. Enumerable.Range(0, Days).Select(i => ledger.Today.AddDays(i - Days + 1))];
        var loads = dates.Select(date => now.DayLoads.FirstOrDefault(d => d.Date == date)).ToArray();
        var estimates = Estimates.EnergyByDay(ledger.History.Concat(ledger.Running), now.Site.Clock);
        double[] estimated = [.. dates.Select(date => estimates.GetValueOrDefault(date) / 1000)];
        var missing = MissingOf(now, dates, loads);
        double?[] kwh = [.. loads.Select(l => l?.EnergyWh / 1000)];
        DayType[] types = [.. dates.Select(now.Site.Calendar.TypeOf)];
        double?[] finished = kwh[..^1];
        return new ChartModel
        {
            Kind = "daily-bars",
            Title = NowTexts.LastDays,
            Subtitle = NowTexts.LastDaysSubtitle.With(now.Site.NameOf(meter)),
            Keys =
            [
                new ChartKey(NowTexts.WorkingDay, "dark"), new ChartKey(NowTexts.DayOff, "light"), new ChartKey(NowTexts.TodaySoFar, "open"),
                .. estimated.Any(e => e > 0) ? [new ChartKey(NowTexts.EstimatedKey, "estimated-bar")] : Array.Empty<ChartKey>(),
                .. missing.Contains(true) ? [new ChartKey(NowTexts.PartlyMissing, "missing")] : Array.Empty<ChartKey>(),
            ],
            Description = NowTexts.LastDaysSentence.With(Figures.KwhUnit(finished.Min()), Figures.KwhUnit(finished.Max())),
            Data = new
            {
                day = dates.Select(Times.DayOnAxis),
                title = dates.Select(Times.DayInText),
                kwh,
                estimated,
                missing,
                off = types.Select(t => t != DayType.Working),
                type = types.Select(TodayEnergy.NameOf),
                today = NowTexts.TodaySoFar.ToString(),
                words = new { estimated = NowTexts.OfWhichEstimated.ToString(), missing = NowTexts.PartlyMissing.ToString() },
            },
            Table = new ChartTable(
                $"{now.Site.Id}-days-{ledger.Today:yyyy-MM-dd}",
                [
                    ChartColumn.Days(NowTexts.Day, dates),
                    ChartColumn.Words(NowTexts.DayTypeColumn, [.. types.Select(TodayEnergy.NameOf)]),
                    ChartColumn.Numbers(NowTexts.Energy, "kWh", kwh, 0),
                    ChartColumn.Numbers(NowTexts.OfWhichEstimated, "kWh", [.. kwh.Select((k, i) => k is null ? null : (double?)estimated[i])], 0),
                    ChartColumn.Numbers(NowTexts.KnownShare, "%", [.. loads.Select(l => (l?.KnownShare ?? 0) * 100)], 0),
                ],
                Days),
        };
    }

    // A day counts from the meter's first day on; today only up to where its ledger ends.
    private static bool[] MissingOf(SiteNow now, DateOnly[] dates, DayLoad?[] loads)
    {
        var first = now.DayLoads.Count > 0 ? now.DayLoads[0].Date : DateOnly.MaxValue;
        var today = TodayEnergy.Of(now) is { IsPartlyMissing: true };
        return [.. dates.Select((date, i) => date == dates[^1] ? today : date >= first && (loads[i]?.KnownShare ?? 0) < 1 - WholeTolerance)];
    }
}
